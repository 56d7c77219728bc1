// The rules of edge container specs that a schema cannot say, in the order of the fields.
import type { SpecRule } from '../../../model/spec/language';
import { commandRule } from './rules/commandRule';
import { containerNameRule } from './rules/containerNameRule';
import { envRule } from './rules/envRule';
import { headersRule } from './rules/headersRule';
import { imageRule } from './rules/imageRule';
import { portRule } from './rules/portRule';

export const specRules: readonly SpecRule[] = [
  containerNameRule,
  imageRule,
  commandRule,
  envRule,
  headersRule,
  portRule,
];
