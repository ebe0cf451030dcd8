import type { Row } from '../types.js';

/** Containers and injectors. */
export const CONTAINERS: readonly Row[] = [
  {
    kind: 'asked',
    called: '^(?:resolve|get|inject|make|lookup|resolveAsync|getAsync|getInstance|useInjection)$',
    input: 'TypeArgument[0]|Argument[0].Instance',
  },
];
