/**
 * Starts tslab's TypeScript kernel, and adds what tslab 1.0.22 leaves out of Jupyter's protocol: `execute_input`
 * (saved notebooks have no execution counts without it) and `error` (an error is only a text on stderr without it).
 *
 * It replaces two methods of tslab, so package.json pins tslab's version exactly. Notebooks also run on tslab alone.
 *
 * Protocol: https://jupyter-client.readthedocs.io/en/latest/messaging.html
 */
const { createRequire } = require('node:module');
const path = require('node:path');

const project = createRequire(path.resolve(__dirname, '../../../package.json'));
const { startKernel } = project('tslab/dist/main.js');
const { ZmqServer, JupyterHandlerImpl } = project('tslab/dist/jupyter.js');

// tslab runs handleExecuteImpl when the cell's turn has come: only then is its count known.
const runCell = JupyterHandlerImpl.prototype.handleExecuteImpl;
JupyterHandlerImpl.prototype.handleExecuteImpl = function (request, writeStream, writeDisplay) {
  writeStream.onStart(this.execCount + 1);
  return runCell.call(this, request, writeStream, writeDisplay);
};

ZmqServer.prototype.handleExecute = async function (shell, message) {
  const send = (type, content, socket) => {
    const reply = message.createReply();
    reply.header.msg_type = type;
    reply.content = content;
    reply.signAndSend(this.connInfo.key, socket);
  };
  const publish = (type, content) => send(type, content, this.iopub);

  let stderr = '';
  const writeStream = (name, text) => {
    if (name === 'stderr') stderr += text;
    publish('stream', { name, text });
  };
  writeStream.onStart = count =>
    publish('execute_input', { code: message.content.code, execution_count: count });
  const writeDisplay = (content, update) =>
    publish(update ? 'update_display_data' : 'display_data', content);

  const reply = await this.handler.handleExecute(message.content, writeStream, writeDisplay);
  if (reply.status === 'abort') reply.status = 'aborted';
  if (reply.status === 'error') {
    const { ename, evalue } = readError(stderr);
    const error = { ename, evalue, traceback: [`${ename}: ${evalue}`] };
    Object.assign(reply, error);
    publish('error', error);
  }
  send('execute_reply', reply, shell);
};

/** Name and message of the error that tslab printed: `SomeError: message`, or the compiler's diagnostics. */
function readError(stderr) {
  const thrown = /^([A-Za-z]*Error)[^:\n]*: (.*)$/m.exec(stderr);
  if (thrown) return { ename: thrown[1], evalue: thrown[2] };
  return { ename: 'TypeScriptDiagnostic', evalue: stderr.trim().split('\n')[0] };
}

startKernel({ configPath: process.argv[2], enableFindLocal: false });
