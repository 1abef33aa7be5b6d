import assert from 'node:assert/strict';
import { countGraph } from '../../../src/cost/counts.js';
import {
  catalogue,
  findModel,
  graphOf,
  parametersOf,
  publishedModels,
} from '../../../src/networks/models/catalogue.js';

/** Asserts that a network is refused in one line. */
function refuses(name: string, asked: Readonly<Record<string, unknown>>, message: string | RegExp): void {
  assert.throws(() => graphOf(name, asked), { name: 'InputError', message });
}

/** Published figures that no network of the paper has; `follows` of each says more. */
const FAR_OFF = [
  'mobilenet-v1-0.25-192 macs',
  'mobilenet-v3-small macs',
  'mobilenet-v3-small parameters',
  'mobilenet-v3-small-0.75 parameters',
];

describe('the catalogue of networks', () => {
  it('has each name once', () => {
    const names = publishedModels().map(model => model.name);
    assert.deepEqual(names, [...new Set(names)]);
    const families = catalogue.map(family => family.name);
    assert.deepEqual(families, [...new Set(families)]);
  });

  it('knows a published network and a family by name', () => {
    assert.equal(findModel('mobilenet-v2-0.5-96').variant?.name, 'mobilenet-v2-0.5-96');
    const { family, variant } = findModel('mobilenet-v2');
    assert.deepEqual([family.title, variant], ['MobileNetV2', undefined]);
  });

  it('takes what is asked for, else what the published network has, else what is standard', () => {
    const parameters = parametersOf(findModel('mobilenet-v2-0.5-96'), { resolution: 64 });
    assert.deepEqual(parameters, { width: 0.5, resolution: 64, classes: 1000 });
  });

  it('names a graph after the network and what is asked for', () => {
    assert.equal(
      graphOf('mobilenet-v2', { resolution: 32, classes: 7 }).name,
      'mobilenet-v2 resolution=32 classes=7',
    );
  });

  it('builds every published network and every smallest one with the classes that are asked for', () => {
    for (const { name } of publishedModels()) {
      const { nodes, output } = graphOf(name);
      assert.equal(nodes[output].shape[0], 1, name);
    }
    for (const { name, smallest } of catalogue) {
      const { nodes, output } = graphOf(name, { ...smallest, classes: 7 });
      assert.deepEqual(nodes[output].shape.slice(0, 2), [1, 7], name);
    }
  });

  it('counts each published network within 10 % of its published figures, but for those whose family says why', () => {
    for (const { name, variant } of publishedModels()) {
      const counts = countGraph(graphOf(name));
      for (const key of ['macs', 'parameters'] as const) {
        const published = variant?.published?.[key];
        if (published === undefined) continue;
        const difference = counts[key] / published - 1;
        const where = `${name}: ${counts[key]} ${key}, published ${published}`;
        assert.equal(Math.abs(difference) > 0.1, FAR_OFF.includes(`${name} ${key}`), where);
      }
    }
  });

  it('refuses a network or a parameter that it does not know, and names the nearest', () => {
    refuses('mobilenet-v22', {}, /^model mobilenet-v22: unknown, did you mean mobilenet-v2\? There are /);
    refuses(
      'mobilenet-v2',
      { widht: 1 },
      'mobilenet-v2: parameter widht: unknown, did you mean width? There are width, resolution, classes',
    );
  });

  it('refuses a parameter that breaks a rule, and names the rule', () => {
    refuses('mobilenet-v2', { width: 0 }, 'mobilenet-v2: width is 0, expected a number above 0, at most 10');
    refuses(
      'mobilenet-v2',
      { width: 'wide' },
      'mobilenet-v2: width is wide, expected a number above 0, at most 10',
    );
    refuses(
      'mobilenet-v2',
      { width: '' },
      'mobilenet-v2: width is "", expected a number above 0, at most 10',
    );
    refuses(
      'mobilenet-v2',
      { resolution: 31 },
      "mobilenet-v2: resolution is 31, expected an integer from 32, the network's stride, to 4096",
    );
    refuses(
      'mobilenet-v2',
      { classes: 1.5 },
      'mobilenet-v2: classes is 1.5, expected an integer from 1 to 1000000',
    );
    refuses('shufflenet-v1', { groups: 5 }, 'shufflenet-v1: groups is 5, expected one of 1, 2, 3, 4, 8');
    refuses('vgg', { batchNorm: 1 }, 'vgg: batchNorm is 1, expected true or false');
    refuses(
      'mobilenet-v1',
      { width: 0.001 },
      /^mobilenet-v1 width=0.001: width 0.001 leaves 0 of 32 channels, /,
    );
  });
});
