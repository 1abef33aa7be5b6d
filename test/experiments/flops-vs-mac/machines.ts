import { type Machines, MEMORY, WORK } from '../synthetic-run.js';

export const machines: Machines = { none: WORK, effect: MEMORY };
