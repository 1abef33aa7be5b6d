import { projectFile } from '../cells/project-file.js';

/** Path of the ONNX file that comes with notebook 12: `ownNetwork()` with seeded weights. */
export function ownNetworkFile(): string {
  return projectFile('notebooks/own-network.onnx');
}
