/** The environment for VS Code in tests: none of the developer's credentials, `home` as home folder. */
export declare function testEnvironment(home: string): NodeJS.ProcessEnv;
/** A folder that is gone when the program ends, or as soon as `remove` is called. */
export declare function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }>;
