import type { Importer } from '../call.js';

/** What changes the size of images. */
export const resizing = {} satisfies Record<string, Importer>;
