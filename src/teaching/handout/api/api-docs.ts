import { join } from 'node:path';
import { Application, Logger, LogLevel, type ProjectReflection, type TypeDocOptions } from 'typedoc';
import { InputError } from '../../../errors/input-error.js';
import { addCategories, CATEGORIES } from './categories.js';
import { fenceFormulas } from './formulas.js';
import { keepErrorNames } from './throws.js';

/** What is documented: the package and its subpath. */
const ENTRY_POINTS = ['src/index.ts', 'src/networks/models/blocks/index.ts'];

/** The text of the first page, in the project. */
const FRONT_PAGE = 'notebooks/your-own-networks.md';

/** Tags of our docstrings beside those that TypeDoc knows. */
const BLOCK_TAGS = ['@cost', '@source', '@changes', '@expect'] as const;

/** What TypeDoc is told, apart from paths. */
const OPTIONS: TypeDocOptions = {
  name: 'beyond-flops',
  // The sources have been checked by the compiler that builds them.
  skipErrorChecking: true,
  disableSources: true,
  disableGit: true,
  hideGenerator: true,
  excludePrivate: true,
  navigation: { includeCategories: true, includeGroups: false },
  categorizeByGroup: false,
  categoryOrder: [...CATEGORIES],
  sort: ['source-order'],
  validation: { notExported: true, notDocumented: true, invalidLink: true },
  requiredToBeDocumented: ['Class', 'Function', 'Interface', 'TypeAlias', 'Variable'],
  logLevel: 'Warn',
};

/** The public interface as it was read from the sources, with what is wrong about its docstrings. */
export interface ReadInterface {
  readonly app: Application;
  readonly project: ProjectReflection;
  /** Exports without a docstring, types that a signature names and nothing exports, links that lead nowhere. */
  readonly warnings: readonly string[];
}

/** Keeps what TypeDoc has to say instead of printing it. */
class Collected extends Logger {
  readonly messages: string[] = [];

  override log(message: string, level: LogLevel): void {
    super.log(message, level);
    if (level >= LogLevel.Warn) this.messages.push(message);
  }
}

/**
 * Reads the public interface and its docstrings.
 *
 * @param root  the project's folder
 * @throws {Error} where the sources cannot be read
 */
export async function readInterface(root: string): Promise<ReadInterface> {
  const defaults = await Application.bootstrap();
  const app = await Application.bootstrap({
    ...OPTIONS,
    blockTags: [...defaults.options.getValue('blockTags'), ...BLOCK_TAGS],
    entryPoints: ENTRY_POINTS.map(file => join(root, file)),
    tsconfig: join(root, 'tsconfig.json'),
    basePath: root,
    readme: join(root, FRONT_PAGE),
  });
  const collected = new Collected();
  app.logger = collected;
  keepErrorNames(app);
  fenceFormulas(app);
  addCategories(app, root);
  const project = await app.convert();
  if (!project)
    throw new Error(`${root}: its public interface cannot be read: ${collected.messages.join('; ')}`);
  app.validate(project);
  return { app, project, warnings: collected.messages };
}

/**
 * Writes the public interface as pages of HTML. They load nothing from elsewhere, so they open from disk.
 *
 * @param root    the project's folder
 * @param folder  what it holds is replaced
 * @throws {InputError} where the folder cannot be written
 */
export async function writeApiDocs(root: string, folder: string): Promise<void> {
  const { app, project } = await readInterface(root);
  await app.generateDocs(project, folder);
  if (app.logger.hasErrors())
    throw new InputError(`${folder}: the pages of the interface cannot be written there`);
}
