import type { Language } from './lessons.js';

/** Texts of the pages themselves, in addition to those of the notebooks. */
interface PageTexts {
  /** For the page's `lang`. */
  readonly tag: string;
  readonly course: string;
  readonly about: string;
  /** Below the lessons, as Markdown whose links are seen from notebooks/. */
  readonly library: string;
  /** Leads to the pages of the library's interface. */
  readonly reference: string;
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
    library:
      '## The library\n\n[Your own layers and networks](your-own-networks.md): build, count, optimise, run and time them.',
    reference: 'Everything that the library offers',
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
    library: '## 库\n\n[你自己的层和网络](your-own-networks.md)（英文）：搭建、计数、优化、运行与计时。',
    reference: '库的全部接口（英文）',
    contents: '目录',
    onThisPage: '本页内容',
    name: '中文',
    madeFrom: '生成自提交',
    verdicts: '结论',
    claim: '论断',
  },
};
