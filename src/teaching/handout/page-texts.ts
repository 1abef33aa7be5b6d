import type { Language } from './lessons.js';

/** Texts of the pages themselves, in addition to those of the notebooks. */
interface PageTexts {
  /** For the page's `lang`. */
  readonly tag: string;
  readonly course: string;
  readonly about: string;
  readonly contents: string;
  readonly onThisPage: string;
  /** Name of this language, for the switch. */
  readonly name: string;
  readonly madeFrom: string;
  readonly verdicts: string;
  readonly claim: string;
}

export const PAGE_TEXTS: Readonly<Record<Language, PageTexts>> = {
  en: {
    tag: 'en',
    course: 'beyond-flops: the course',
    about:
      'Why networks with the same FLOPs do not run at the same speed. These pages show the notebooks as they were run on one machine; in a clone, `npm run lab` opens them, so that you can run them on yours.',
    contents: 'Contents',
    onThisPage: 'On this page',
    name: 'English',
    madeFrom: 'Made from commit',
    verdicts: 'Verdicts',
    claim: 'claim',
  },
  zh: {
    tag: 'zh-CN',
    course: 'beyond-flops：课程',
    about:
      'FLOPs 相同的网络，运行速度为什么不一样？这些页面展示的是各个笔记本在某一台机器上的运行结果；在克隆下来的仓库里执行 `npm run lab`，就可以在自己的机器上运行它们。',
    contents: '目录',
    onThisPage: '本页内容',
    name: '中文',
    madeFrom: '生成自提交',
    verdicts: '结论',
    claim: '论断',
  },
};
