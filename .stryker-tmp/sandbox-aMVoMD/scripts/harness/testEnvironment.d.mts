/** The environment for VS Code in tests: none of the developer's credentials, `home` as home folder. */
export declare function testEnvironment(home: string): NodeJS.ProcessEnv;
/** A folder that only this user can read, gone when the program ends or as soon as `remove` is called. */
export declare function temporaryFolder(parent?: string): Promise<{ path: string; remove(): Promise<void> }>;
