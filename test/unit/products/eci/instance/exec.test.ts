import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { Container } from '../../../../../src/products/eci/wire/containerGroup';
import { openTerminalInInstance, runCommandInInstance } from '../../../../../src/products/eci/instance/exec';
import { instanceRef } from '../../../../support/buildEciInstance';
import { ScriptedContext } from '../../../../support/scriptedContext';
import type { ScriptedAnswers } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

const container = (name: string, state: string): Container => ({ Name: name, CurrentState: { State: state } });

async function open(containers: readonly Container[], answers: ScriptedAnswers = {}): Promise<ScriptedContext> {
  const transport = new ScriptedTransport({
    DescribeContainerGroups: { ContainerGroups: [{ ContainerGroupId: instanceRef.id, Containers: containers }] },
  });
  const context = new ScriptedContext({ ...answers, transport });
  await openTerminalInInstance(context, instanceRef);
  return context;
}

describe('a terminal in an instance', () => {
  it('is one in its only running container, without a question', async () => {
    const context = await open([container('nginx', 'Running'), container('sidecar', 'Terminated')]);
    deepEqual(
      context.ran.map(([command, { id }]) => [command, id]),
      [['elasticContainers.eciContainer.openTerminal', `${instanceRef.id}/nginx`]],
    );
    equal(context.ask.offered.length, 0);
  });

  it('asks for the container among those that run', async () => {
    const running = [container('nginx', 'Running'), container('sidecar', 'Running'), container('job', 'Waiting')];
    const context = await open(running, { picks: ['sidecar'] });
    deepEqual(context.ask.offered, [['nginx', 'sidecar']]);
    deepEqual(
      context.ask.questions.map(({ title, choices }) => [title, ...choices.map(({ icon }) => icon)]),
      [['Select a container of web', 'circle-filled', 'circle-filled']],
    );
    equal(context.ran[0]?.[1].id, `${instanceRef.id}/sidecar`);
  });

  it('is refused when none runs', async () => {
    for (const containers of [[container('nginx', 'Waiting')], [{ Name: 'nginx' }], []]) {
      await rejects(open(containers), /No container of web is running/);
    }
  });

  it('is refused when the instance no longer exists', async () => {
    const transport = new ScriptedTransport({ DescribeContainerGroups: { ContainerGroups: [] } });
    await rejects(openTerminalInInstance(new ScriptedContext({ transport }), instanceRef), /No container of web/);
  });

  it('is opened in none when the user gives up', async () => {
    const context = await open([container('a', 'Running'), container('b', 'Running')], { picks: ['neither'] });
    deepEqual(context.ran, []);
  });
});

describe('a command in an instance', () => {
  it('runs in the container that is running', async () => {
    const transport = new ScriptedTransport({
      DescribeContainerGroups: {
        ContainerGroups: [{ ContainerGroupId: instanceRef.id, Containers: [container('nginx', 'Running')] }],
      },
    });
    const context = new ScriptedContext({ transport });
    await runCommandInInstance(context, instanceRef);
    deepEqual(
      context.ran.map(([command, { id }]) => [command, id]),
      [['elasticContainers.eciContainer.runCommand', `${instanceRef.id}/nginx`]],
    );
  });
});
