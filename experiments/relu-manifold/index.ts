import { defineExperiment } from '../../src/experiment/define.js';
import { preservedArea, reluSpiral } from '../../src/papers/mobilenetv2.js';
import { claims } from './claims.js';
import {
  convexityFigure,
  distributionFigure,
  errorFigure,
  panelsFigure,
  preservedFigure,
} from './figures.js';
import { exactRows } from './rows.js';
import { paperTable, variantsTable } from './tables.js';

export { collapsedShare, effectiveRank, reconstructionError, shapeError } from './collapse.js';
export {
  activations,
  back,
  type Distribution,
  type Embedding,
  linear,
  type NonLinearity,
  randomEmbedding,
  relu,
  relu6,
} from './embedding.js';
export { sectorsFigure } from './sectors-figure.js';
export { type Points, spiral } from './spiral.js';
export { type ErrorPrediction, predictErrors, revealErrors } from './spiral-errors.js';

export const experiment = defineExperiment({
  id: 'relu-manifold',
  title: 'What ReLU does to a low-dimensional manifold',
  question:
    'A spiral in the plane is taken into n dimensions by a random matrix, goes through ReLU, and is taken back. How ' +
    'much of it is left, and is n = 2 really so much worse than n = 30 that a bottleneck should have no ReLU?',
  published: [reluSpiral, preservedArea],
  exact: exactRows,
  claims,
  tables: [paperTable, variantsTable],
  figures: [panelsFigure, preservedFigure, errorFigure, distributionFigure, convexityFigure],
  analysis: `
**What to see.** The spiral is 2-dimensional, so two numbers are enough to locate a point. After ReLU, a point can
be told from its neighbours only while at least two channels with independent rows of T are above 0 (Lemma 2). With
n = 2 both must be: that holds on a quarter of the plane, and three quarters of the points fall on two lines or on
the origin. With n = 3 half of the points do, with n = 15 one in two thousand. Without a non-linearity no point is lost at any
n: that is the argument for linear bottlenecks.

**Why.** Each channel is above 0 on one side of a line through the origin. n random lines cut the plane into 2n sectors,
and a point is lost where fewer than two channels are on. If flipping the sign of any single row leaves the distribution of T
unchanged, each channel is on with probability 1/2, independently of the others, so the probability of none or one is
(1 + n) / 2ⁿ. Only this symmetry is needed, row by row. An orthonormal T (its two columns orthonormal, drawn uniformly) has it
too, and gives the same averages. What changes is the spread. With n = 2 an orthonormal T always preserves exactly a quarter
of a disc; a Gaussian one preserves anything from nothing to a half, depending on the angle between its two rows.

**Preserved is not the same as recovered.** The error of Figure 1's own way back does not go to 0. ReLU(z) is
z/2 + |z|/2: from the first half the pseudo-inverse returns x/2, and for many channels the second averages out. So the
error levels off at 1/2, which means a smaller spiral and not a loss. Hence the second error, after the best common factor: it
falls roughly as 1/√n and is still near 1/3 at n = 30. The theorem counts points that *could* be recovered, by an
inverse that knows which channels are on; T⁺ does not know.

**Non-convex.** The paper calls the transformation for n = 15 to 30 "highly non-convex" and defines no measure. We take
the definition of convexity literally: for how many pairs of points does the midpoint of the images lie outside the
image? For none at n = 2, where the image is a quadrant, and for nearly all at n = 15 and 30. It says that the image is bent,
not that this is good or bad.

**ReLU6.** A channel clipped at 6 says as little about a point as one clipped at 0. Where that matters depends on the scale: with
values of a standard deviation around 1, as after batch norm, 6 is hardly ever reached and ReLU6 acts like ReLU. The spiral has
radius 6 here to make the difference visible; it must not be read as a typical loss. The theorem does not cover it.

**Erratum.** Before its bound for large n the appendix calls N/2ⁿ, with N = Σ C(n, k) for k up to n − 2, "the fraction of
collapsed space". By its own Theorem 1 it is the fraction preserved, as counted here: 0.25 and not 0.75 for n = 2.

**What Figure 1 leaves open.** The distribution of T, the equation and the number of points of the spiral, whether there
is a bias, and which T⁻¹ is meant, since T is not square. Here we use Gaussian or orthonormal T without bias, three turns of an
Archimedean spiral around the origin, and the pseudo-inverse. The panels show the first matrix drawn for each n, not a
hand-picked one. With a Gaussian T and n = 2 the median error is reported because its mean does not exist: two nearly
opposite rows bring some points back arbitrarily far out.

**What this does not show.** T is random and not trained, and the input is a curve through the origin and not a feature map.
Trained weights and biases can put the data on the side where channels are on. That a network without ReLU in its
bottlenecks classifies better is another claim, from the paper's ablation study, and is not measured here.

**If this machine disagrees.** It cannot, short of an error: there is no clock in this experiment. All values are stored
with six significant digits, so that the last bit of a sine or logarithm, which may differ between versions of the engine,
does not show.
`,
});
