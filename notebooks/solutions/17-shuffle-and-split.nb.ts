// figures: 0
// %% [markdown] title
// # 17 · Shuffle and split: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// Behind a shuffle, a group holds $n$ consecutive places, and those belong to the old groups $k \bmod g$ in turn: at most $n$
// different ones. So one shuffle multiplies what an output sees by at most $n$, from $n$ inputs to $n^2$ and, with two shuffles,
// to $n^3$. All are $g \cdot n$: two shuffles are not enough where $n^2 < g$, for $n = 3$ from 10 groups on. One is enough where
// $n \ge g$.
//
// In ShuffleNetV1 0.25× with 8 groups, where the paper's shuffle gains less than at larger widths, the first bottlenecks have 24
// channels: $n = 3$, and it takes two. Whether that is why it gains less, the table does not say.
// %%
await check('shuffle-and-split/1', [30, 10]);
// %% [markdown] exercise-2
// Channel $c = i \cdot n + j$ is in row $i$, column $j$ of the $g \times n$ matrix. Read column by column, it comes to stand at
// place $j \cdot g + i$. There it met the old column of that number, and has to meet it again. The formula of the text says the
// opposite: which channel stands at place $k$.
// %%
await check('shuffle-and-split/2', (c: number, channels: number, groups: number) => {
  const perGroup = channels / groups;
  return (c % perGroup) * groups + Math.floor(c / perGroup);
});
// %% [markdown] exercise-3
// In the first unit, the first 1×1 convolution is not grouped: each filter reads all channels, so the filters can be computed in
// shuffled order, and the batch norm with them. In all others, filter $k$ reads group $\lfloor k \cdot g / K \rfloor$; at another
// place it would read another group.
// %%
await check('shuffle-and-split/3', 'only in the first unit');
// %%
await showScore('shuffle-and-split');
