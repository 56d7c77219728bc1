import * as l10n from '@vscode/l10n';
import type { Repair, RuleProblem, SpecRule } from '../../../../model/spec/language';
import { findImageProblem } from '../../../../base/imageReference';
import { findPartRange } from '../../../../engine/spec/node';
import { listContainers, findTextField } from './containers';
import type { TextField } from './containers';

/** What every registry refuses, and what only this service does. An empty image is the schema's. */
export const imageRule: SpecRule = (root, text) =>
  listContainers(root).flatMap((container) => {
    const image = findTextField(container, 'Image');
    const problem =
      image && image.value !== '' ? (refuseCharacters(image, text) ?? checkGrammar(image, text)) : undefined;
    return problem ? [problem] : [];
  });

function checkGrammar({ value, path, node }: TextField, text: string): RuleProblem | undefined {
  const problem = findImageProblem(value);
  if (!problem) {
    return undefined;
  }
  const { message, start, end, corrected } = problem;
  const range = findPartRange(node, text, value, { start, end });
  return {
    ...{ path, severity: 'error', code: 'image-reference', message },
    ...(range && { range }),
    ...(corrected !== undefined && {
      repair: { title: l10n.t('Change to {0}', corrected), changes: [{ path, value: corrected }] },
    }),
  };
}

/** The service refuses some characters in an address (InvalidParameter.Image), and with them every digest. */
function refuseCharacters(image: TextField, text: string): RuleProblem | undefined {
  const at = image.value.search(/[@#%]/);
  return at >= 0 ? createProblem(image, at, text) : undefined;
}

function createProblem(image: TextField, at: number, text: string): RuleProblem {
  const { value, path, node } = image;
  const digest = /@[a-z0-9]+:[0-9a-fA-F]+$/.exec(value);
  const message = digest
    ? l10n.t('An image cannot be referenced by digest: the service does not accept the character @.')
    : l10n.t('The service does not accept the characters @, #, and % in an image.');
  const range = digest
    ? findPartRange(node, text, value, { start: digest.index, end: value.length })
    : findPartRange(node, text, value, { start: at, end: at + 1 });
  const repair = digest && withoutDigest(image, digest.index);
  return {
    ...{ path, severity: 'error', code: 'image-characters', message },
    ...(range && { range }),
    ...(repair && { repair }),
  };
}

/** Sure only where a tag remains, and nothing else is wrong. */
function withoutDigest({ value, path }: TextField, at: number): Repair | undefined {
  const rest = value.slice(0, at);
  return /:[^/:]+$/.test(rest) && !/[@#%]/.test(rest) && !findImageProblem(rest)
    ? { title: l10n.t('Remove the digest'), changes: [{ path, value: rest }] }
    : undefined;
}
