// Fields that differ between any two resources and say nothing about how they were created. Times are left out of every comparison.

/** Of a container group, in documents of instances and of serverless jobs. */
export const alwaysDifferingInGroups =
  /^(?:uuid|Events|RestartCount|Ipv6Address|(?:In\w*net|Pod|Host|Private|Public|TenantEni)Ip|(?:ContainerGroup|EniInstance|TenantEniInstance)Id)$/i;

export const alwaysDifferingInImageCaches = /^(?:Events|Progress|(?:ContainerGroup|Flash\w*|Snapshot)Id)$/i;
