/**
 * Starts tslab's TypeScript kernel, and adds what tslab 1.0.22 leaves out of Jupyter's protocol: `execute_input`
 * (saved notebooks have no execution counts without it), `error` (an error is only a text on stderr without it), the
 * line of the cell that an error came from, and an answer to every cell: tslab does not wait until a message is sent
 * before it sends the next one, which ZeroMQ refuses, so that long output or a figure could cost a cell its end.
 *
 * It replaces methods of tslab, so package.json pins tslab's version exactly. Notebooks also run on tslab alone.
 *
 * Protocol: https://jupyter-client.readthedocs.io/en/latest/messaging.html
 */
const { createRequire } = require('node:module');
const path = require('node:path');

const project = createRequire(path.resolve(__dirname, '../../../package.json'));
const { recordMaps, startCell, withCellLines } = require('./cell-lines.cjs');
recordMaps(project);
const { allSent, queueSends } = require('./queued-sends.cjs');
const { startKernel } = project('tslab/dist/main.js');
const { ZmqServer, JupyterHandlerImpl } = project('tslab/dist/jupyter.js');

/** What is printed on stderr so shortly before an error, is that error. */
const HOLD_MS = 50;
/** What is printed on stdout within such a time is sent at once: servers drop what comes in thousands of messages. */
const GATHER_MS = 20;
const SKIPPED = 'skipped: the cell before it failed; run it again\n';

queueSends(project('zeromq').Socket);
const { bindSocket, close } = ZmqServer.prototype;
ZmqServer.prototype.bindSocket = function (socket, port) {
  // A publisher drops what exceeds its high-water mark.
  socket.sendHighWaterMark = 0;
  return bindSocket.call(this, socket, port);
};
ZmqServer.prototype.close = async function () {
  await Promise.all([this.iopub, this.shell, this.control].map(allSent));
  close.call(this);
};

// tslab runs handleExecuteImpl when the cell's turn has come: only then is its count known.
const runCell = JupyterHandlerImpl.prototype.handleExecuteImpl;
JupyterHandlerImpl.prototype.handleExecuteImpl = function (request, writeStream, writeDisplay) {
  startCell(this.execCount + 1);
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

  let printed = '';
  let gathering;
  const sendPrinted = () => {
    clearTimeout(gathering);
    gathering = undefined;
    if (printed !== '') publish('stream', { name: 'stdout', text: printed });
    printed = '';
  };
  // tslab prints an error just before it replies; it is held back, for the error output says it again.
  let held = '';
  let stderr = '';
  let timer;
  const release = () => {
    clearTimeout(timer);
    if (held !== '') publish('stream', { name: 'stderr', text: held });
    held = '';
  };
  const writeStream = (name, text) => {
    if (name === 'stderr') {
      sendPrinted();
      const placed = withCellLines(text);
      held += placed;
      stderr += placed;
      clearTimeout(timer);
      timer = setTimeout(release, HOLD_MS);
    } else {
      release();
      printed += text;
      gathering ??= setTimeout(sendPrinted, GATHER_MS);
    }
  };
  writeStream.onStart = count =>
    publish('execute_input', { code: message.content.code, execution_count: count });
  const writeDisplay = (content, update) => {
    sendPrinted();
    publish(update ? 'update_display_data' : 'display_data', content);
  };

  const reply = await this.handler.handleExecute(message.content, writeStream, writeDisplay);
  sendPrinted();
  if (reply.status === 'abort') {
    reply.status = 'aborted';
    publish('stream', { name: 'stderr', text: SKIPPED });
  }
  if (reply.status === 'error') {
    clearTimeout(timer);
    const error = readError(held || stderr);
    held = '';
    Object.assign(reply, error);
    publish('error', error);
  } else release();
  send('execute_reply', reply, shell);
};

/** The error that tslab printed, with its place in a cell: the compiler's diagnostics, or what was thrown. */
function readError(stderr) {
  const lines = stderr.trim().split('\n');
  const diagnostics = lines.filter(line => /^\d+:\d+ - /.test(line));
  if (diagnostics.length > 0) {
    const traceback = diagnostics.map(line => line.replace(/^(\d+):(\d+) - /, 'line $1, column $2: '));
    return { ename: 'TypeScriptDiagnostic', evalue: diagnostics[0], traceback };
  }
  const [, ename, evalue] = /^([A-Za-z]*Error)[^:\n]*: (.*)$/m.exec(stderr) ?? ['', 'Error', lines[0]];
  return { ename, evalue, traceback: lines };
}

// A server that was killed ends no kernel; this one ends where its parent is another process than at the start.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 2000).unref();

startKernel({ configPath: process.argv[2], enableFindLocal: false });
