import { expectFields } from '../errors/arguments.js';

/** @throws {InputError} where it is no report on one platform, as before its cell has run */
export function expectPlatform(where: string, platform: unknown): void {
  const what = "one of a report's platforms: report.platforms[0]";
  expectFields(`${where}: platform`, platform, ['platform', 'whole', 'layers', 'bar'], what);
}

/** @throws {InputError} where it is no report, as before its cell has run */
export function expectReport(where: string, report: unknown): void {
  const what = 'a report: what examineNetwork returned';
  expectFields(`${where}: report`, report, ['counts', 'platforms', 'findings'], what);
}
