using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;

namespace Aspire.Hosting.Docker.Resources.ComposeNodes
{
    public abstract class NamedComposeMember
    {
        public required string Name { get; set; }
    }

    public sealed class Service : NamedComposeMember
    {
        public List<string> CapDrop { get; set; } = [];

        public Dictionary<string, ServiceDependency> DependsOn { get; set; } = [];

        public Deploy? Deploy { get; set; }

        public Dictionary<string, string> Environment { get; set; } = [];

        public Healthcheck? Healthcheck { get; set; }

        public string? Hostname { get; set; }

        public bool? ReadOnly { get; set; }

        public string? Restart { get; set; }

        public List<string> SecurityOpt { get; set; } = [];

        public List<string> Tmpfs { get; set; } = [];

        public List<Volume> Volumes { get; set; } = [];

        public Service AddVolume(Volume volume)
        {
            Volumes.Add(volume);
            return this;
        }
    }

    public sealed class ServiceDependency
    {
        public string? Condition { get; set; }
    }
}

namespace Aspire.Hosting.Docker.Resources.ServiceNodes
{
    public sealed class Volume : ComposeNodes.NamedComposeMember
    {
        public string? Driver { get; set; }

        public string? Source { get; set; }

        public string? Target { get; set; }

        public string? Type { get; set; }
    }

    public sealed class Healthcheck
    {
        public List<string> Test { get; set; } = [];

        public required string Interval { get; set; }

        public required string Timeout { get; set; }

        public required string StartPeriod { get; set; }

        public int? Retries { get; set; }
    }
}

namespace Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm
{
    public sealed class Deploy
    {
        public int? Replicas { get; set; }

        public Resources? Resources { get; set; }
    }

    public sealed class Resources
    {
        public ResourceSpec? Limits { get; set; }
    }

    public sealed class ResourceSpec
    {
        public string? Memory { get; set; }
    }
}
