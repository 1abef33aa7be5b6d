import type { BrowserContext, Page } from 'playwright-core';
import type { CodeCell, Output } from '../../src/teaching/notebooks/notebook.js';
import { type DrawnFigure, drawnFigures } from './figures-drawn.js';
import type { KernelMessage, Recording } from './recorder.js';
import { record } from './recorder.js';
import type { LabServer } from './server.js';

/** What is used of JupyterLab's own objects in the page; it offers them with `--expose-app-in-browser`. */
interface LabWindow {
  jupyterapp: {
    commands: { execute(id: string, args?: object): Promise<unknown> };
    shell: { currentWidget: NotebookPanel };
  };
  recording: Recording;
}

interface NotebookPanel {
  readonly sessionContext: {
    readonly ready: Promise<void>;
    shutdown(): Promise<void>;
    readonly session: {
      readonly kernel: { readonly info: Promise<unknown>; readonly status: string } | null;
    } | null;
    readonly iopubMessage: { connect(listener: (sender: unknown, message: KernelMessage) => void): void };
  };
  readonly content: { activeCellIndex: number; readonly model: { readonly cells: Iterable<CellModel> } };
}

interface CellModel {
  readonly trusted: boolean;
  toJSON(): CodeCell;
}

const OPEN_TIMEOUT_MS = 60_000;

/** A notebook that is open in JupyterLab, in a page of its own. */
export class LabPage {
  private constructor(
    readonly page: Page,
    /** When the notebook was shown and its kernel was asked for, ms since the page's start. */
    readonly openedMs: number,
  ) {}

  /** Opens a notebook of the server's folder and waits until its kernel answers. */
  static async open(context: BrowserContext, server: LabServer, path: string): Promise<LabPage> {
    const page = await context.newPage();
    page.setDefaultTimeout(OPEN_TIMEOUT_MS);
    await page.goto(`${server.url}lab/tree/${path}?reset&token=${server.token}`);
    await page.waitForFunction(() => {
      const { jupyterapp } = window as unknown as LabWindow;
      return jupyterapp?.shell.currentWidget?.sessionContext !== undefined;
    });
    const openedMs = await page.evaluate(async () => {
      const opened = performance.now();
      const { sessionContext } = (window as unknown as LabWindow).jupyterapp.shell.currentWidget;
      await sessionContext.ready;
      await sessionContext.session?.kernel?.info;
      return opened;
    });
    const lab = new LabPage(page, openedMs);
    await lab.command('application:toggle-left-area');
    return lab;
  }

  /** Runs one of JupyterLab's commands, for instance `notebook:run-all-cells`, and waits until it is done. */
  command(id: string, args: object = {}): Promise<unknown> {
    return this.page.evaluate(
      ([id, args]) => (window as unknown as LabWindow).jupyterapp.commands.execute(id, args),
      [id, args] as const,
    );
  }

  /** Runs one cell, from 0, and waits for its outputs. */
  async runCell(index: number): Promise<Output[]> {
    return this.page.evaluate(async cell => {
      const { commands, shell } = (window as unknown as LabWindow).jupyterapp;
      const { content } = shell.currentWidget;
      content.activeCellIndex = cell;
      await commands.execute('notebook:run-cell');
      return [...content.model.cells][cell].toJSON().outputs;
    }, index);
  }

  /** The cells as they are saved; all of them have to be code. */
  cells(): Promise<CodeCell[]> {
    return this.page.evaluate(() => {
      const { shell } = (window as unknown as LabWindow).jupyterapp;
      return [...shell.currentWidget.content.model.cells].map(cell => cell.toJSON());
    });
  }

  /** What JupyterLab believes of its kernel: `idle`, `busy`, … */
  kernelStatus(): Promise<string | undefined> {
    return this.page.evaluate(
      () =>
        (window as unknown as LabWindow).jupyterapp.shell.currentWidget.sessionContext.session?.kernel
          ?.status,
    );
  }

  /** Restarts the kernel by the menu's command, and says yes. */
  async restart(): Promise<void> {
    const restarted = this.command('notebook:restart-kernel');
    await this.page.locator('.jp-Dialog button.jp-mod-accept').click();
    await restarted;
  }

  /** Begins to record what the kernel sends and what the page shows. */
  async record(): Promise<void> {
    await this.page.evaluate(`(${record})(listener =>
      jupyterapp.shell.currentWidget.sessionContext.iopubMessage.connect(listener))`);
  }

  recording(): Promise<Recording> {
    return this.page.evaluate(() => (window as unknown as LabWindow).recording);
  }

  /** Whether any cell is one that JupyterLab does not trust. */
  isUntrusted(): Promise<boolean> {
    return this.page.evaluate(() =>
      [...(window as unknown as LabWindow).jupyterapp.shell.currentWidget.content.model.cells].some(
        cell => !cell.trusted,
      ),
    );
  }

  /** Waits until so many figures are in the page and the last one has been drawn. */
  async figures(count: number): Promise<DrawnFigure[]> {
    await this.page.waitForFunction(expected => {
      const shown = [...document.querySelectorAll('.js-plotly-plot')];
      return (
        shown.length >= expected &&
        shown.every(figure => figure.querySelector('.overplot .trace, .overplot image'))
      );
    }, count);
    return this.page.evaluate(drawnFigures);
  }

  /** Ends the kernel and closes the page. */
  async shutDown(): Promise<void> {
    await this.page.evaluate(() =>
      (window as unknown as LabWindow).jupyterapp.shell.currentWidget.sessionContext.shutdown(),
    );
    await this.page.close();
  }
}
