export type Version = 'newest' | 'oldest';
export type Theme = 'dark' | 'light' | 'hcDark' | 'hcLight';

export interface ServerOptions {
  version?: Version;
  /** 0, the default, takes a free one. */
  port?: number;
  /** User data of this server. */
  dataDir: string;
  /** Holds the extension, see `linkExtension`. */
  extensionsDir?: string;
  /** User settings besides those of a quiet window, where there are none yet. */
  settings?: Record<string, unknown>;
  /** Dark unless told otherwise. */
  theme?: Theme;
  /** Ask whether folders are trusted. */
  workspaceTrust?: boolean;
  /** Accept addresses with an extension or a suite; such windows show no notifications. */
  testDriver?: boolean;
  /** The whole environment of the extension host. */
  env: NodeJS.ProcessEnv;
}

export interface VscodeServer {
  /** VS Code's version. */
  version: string;
  dataDir: string;
  exited: Promise<unknown>;
  /** Of a window, with the connection token: whoever has it can read and write the user's files. */
  address(open: { folder?: string; extension?: string; tests?: string }): string;
  stop(): Promise<void>;
}

export declare const versions: Record<Version, { vscode: string; codeServer: string; node: number }>;
/** Puts the built extension where a server started with this `extensionsDir` finds it installed. */
export declare function linkExtension(extensionsDir: string): Promise<void>;
export declare function startVscodeServer(options: ServerOptions): Promise<VscodeServer>;
