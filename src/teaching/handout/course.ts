import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeApiDocs } from './api/api-docs.js';
import { type Lesson, readLessons } from './lessons.js';
import { writeOwnFolder } from './own-folder.js';
import { writeSite } from './site.js';
import { writeSlides } from './slides.js';
import { writeStudentCopies } from './student.js';

/** Folder of the pages of the library's interface in the site. */
const API = 'api';

/** What a course is made from. */
export interface CourseSource {
  /** The project's folder. */
  readonly root: string;
  /** The project's commit, shown on everything that is handed out. */
  readonly commit: string;
}

/**
 * Writes a course from the executed notebooks of the project: `student/` (copies without outputs), `site/` (all
 * notebooks as pages, and the library's interface) and `slides/` (their figures). Nothing in it needs a network.
 *
 * @returns the lessons, in order
 * @throws {InputError} where `out` holds anything but a course, or cannot be written
 * @throws {Error} where a notebook cannot be read
 */
export async function writeCourse({ root, commit }: CourseSource, out: string): Promise<readonly Lesson[]> {
  const lessons = await readLessons(join(root, 'notebooks'));
  await writeOwnFolder(out, async folder => {
    const part = async (name: string): Promise<string> => {
      await mkdir(join(folder, name));
      return join(folder, name);
    };
    await writeStudentCopies(lessons, commit, await part('student'));
    const site = await part('site');
    await writeApiDocs(root, join(site, API));
    await writeSite(root, lessons, commit, site, API);
    await writeSlides(root, lessons, commit, await part('slides'));
  });
  return lessons;
}
