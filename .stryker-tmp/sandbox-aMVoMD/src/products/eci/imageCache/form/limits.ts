// What CreateImageCache and UpdateImageCache document, and bounds for what they leave open.
// https://www.alibabacloud.com/help/en/eci/developer-reference/api-eci-2018-08-08-updateimagecache

/** As the texts say; the schemas allow one more of each. */
export const maxImages = 100;
export const maxCredentials = 10;
export const maxAcrRegistries = 20;
export const maxTags = 20;
export const maxDomains = 100;
export const maxVSwitches = 10;

export const maxName = 128;
export const maxImageReference = 255;
export const maxTagText = 128;
export const maxId = 64;
/** DNS allows no longer name; with a port. */
export const maxHost = 253 + ':65535'.length;
export const maxUserName = 256;
/** Undocumented. Tokens used as passwords run to thousands of characters. */
export const maxPassword = 4096;
/** For amounts without a documented upper bound: what the 32-bit parameters hold. */
export const maxAmount = 2147483647;
export const defaultSizeGiB = 20;

/** Text beyond this is no typing error: pages cut it, the extension refuses the draft that holds it. */
export const maxDraftText = 4096;
/** The same for a field that holds a list of hosts. */
export const maxDraftHosts = 32768;
/** Rows a draft may hold of each list. More than the service accepts, so that the form can report that its limit is exceeded. */
export const maxDraftRows = 200;
