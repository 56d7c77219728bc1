/** What the emulator gets to see of the environment. */
export declare function emulatorEnvironment(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): NodeJS.ProcessEnv;
/** What the VS Code server, and so the extension, gets to see of it. */
export declare function serverEnvironment(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): NodeJS.ProcessEnv;
