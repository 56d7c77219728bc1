import { deepEqual, equal } from 'node:assert/strict';
import { setContextKey, setFilteredView } from '../../../../src/workbench/settings/contextKeys';
import { services, useVscode } from '../../../support/vscode/useVscode';

describe('A context key', () => {
  useVscode();

  it('is set for menus and welcome views under its name', () => {
    setContextKey('elasticContainers.isWatching', true);
    equal(services.contextKey('elasticContainers.isWatching'), true);
    setContextKey('elasticContainers.isWatching', false);
    equal(services.contextKey('elasticContainers.isWatching'), false);
  });

  it('lists the views that keep rows from sight, each once and only as long as it does', () => {
    const listed = (): unknown => services.contextKey('elasticContainers.filteredViews');
    setFilteredView('a', true);
    setFilteredView('b', true);
    setFilteredView('a', true);
    deepEqual(listed(), ['a', 'b']);
    setFilteredView('a', false);
    deepEqual(listed(), ['b']);
    setFilteredView('b', false);
    deepEqual(listed(), []);
  });
});
