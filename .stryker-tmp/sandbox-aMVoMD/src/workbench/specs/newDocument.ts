import * as vscode from 'vscode';

/** Opens an unsaved document under a name that is free; saving it writes that file without asking. */
export async function openNewDocument(fileName: string, text: string, cursor: number): Promise<void> {
  const uri = await findFreeUri(fileName);
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
  const position = document.positionAt(cursor);
  editor.selection = new vscode.Selection(position, position);
}

async function findFreeUri(fileName: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const [stem = fileName, ...endings] = fileName.split('.');
  const taken = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.path));
  for (let count = 1; ; count++) {
    const name = [count === 1 ? stem : `${stem}-${count}`, ...endings].join('.');
    const file = folder && vscode.Uri.joinPath(folder, name);
    const path = file?.path ?? name;
    if (!taken.has(path) && !(file && (await fileExists(file)))) {
      return vscode.Uri.from({ scheme: 'untitled', path });
    }
  }
}

async function fileExists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
