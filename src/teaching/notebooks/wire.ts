import { createHmac, randomUUID } from 'node:crypto';

/** A message of the Jupyter protocol, as far as it is read here. */
export interface Message {
  readonly header: { readonly msg_id: string; readonly msg_type: string };
  readonly parent: { readonly msg_id?: string };
  readonly content: Record<string, unknown>;
}

const DELIMITER = '<IDS|MSG>';
const PROTOCOL_VERSION = '5.3';

/** The frames of a new message, signed with the connection's key, and the message's id. */
export function encodeMessage(
  type: string,
  content: object,
  session: string,
  key: string,
): { id: string; frames: (string | Buffer)[] } {
  const id = randomUUID();
  const header = {
    msg_id: id,
    msg_type: type,
    session,
    username: 'beyond-flops',
    date: new Date().toISOString(),
    version: PROTOCOL_VERSION,
  };
  const parts = [header, {}, {}, content].map(part => JSON.stringify(part));
  const signature = createHmac('sha256', key).update(parts.join('')).digest('hex');
  return { id, frames: [DELIMITER, signature, ...parts] };
}

/** Reads a message from its frames: identities, delimiter, signature, header, parent, metadata, content. */
export function decodeMessage(frames: readonly Buffer[]): Message {
  const delimiter = frames.findIndex(frame => frame.toString() === DELIMITER);
  const [header, parent, , content] = frames.slice(delimiter + 2).map(frame => JSON.parse(frame.toString()));
  return { header, parent, content };
}
