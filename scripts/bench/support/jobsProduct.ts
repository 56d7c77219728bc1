// The parts of the product that the bench of serverless jobs measures, bundled as for production.
export { systemClock } from '../../../src/base/clock';
export { silentLog } from '../../../src/base/log';
export { Redactor } from '../../../src/base/redact';
export { clientsOver } from '../../../src/cloud/account/clients';
export { Transport } from '../../../src/cloud/transport/transport';
export { eciProduct } from '../../../src/products/eci/product';
export { ehpc } from '../../../src/products/ehpc/client';
export { createServerlessJobKind } from '../../../src/products/ehpc/job/kind';
export { ehpcProduct } from '../../../src/products/ehpc/product';
export { ResourceStore } from '../../../src/engine/store/resourceStore';
