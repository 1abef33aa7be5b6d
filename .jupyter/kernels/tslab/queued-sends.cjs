/**
 * Lets a ZeroMQ socket take one message after the other: its own `send` refuses a second message (EBUSY) while the first
 * one waits.
 *
 * Sockets take no new properties, so it replaces the method of their class.
 */

/** The last message of each socket: resolves when it is sent, or cannot be. */
const lastOf = new WeakMap();

/** @param Socket  the class of all sockets */
exports.queueSends = function queueSends(Socket) {
  const { send } = Socket.prototype;
  const queue = function (...message) {
    const sent = allSent(this).then(() => send.apply(this, message));
    // One message that cannot be sent takes no other with it.
    lastOf.set(
      this,
      sent.catch(() => {}),
    );
    return sent;
  };
  Object.defineProperty(Socket.prototype, 'send', { value: queue, configurable: true });
};

/** Resolves when all messages of a socket up to now are sent. */
const allSent = socket => lastOf.get(socket) ?? Promise.resolve();
exports.allSent = allSent;
