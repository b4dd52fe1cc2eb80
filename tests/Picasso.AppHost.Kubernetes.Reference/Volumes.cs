namespace Aspire.Hosting.Kubernetes.Resources;

public sealed class VolumeMountV1
{
    public string MountPath { get; set; } = null!;

    public string Name { get; set; } = null!;
}

public sealed class VolumeV1
{
    public EmptyDirVolumeSourceV1? EmptyDir { get; set; }

    public string Name { get; set; } = null!;

    public PersistentVolumeClaimVolumeSourceV1? PersistentVolumeClaim { get; set; }
}

public sealed class EmptyDirVolumeSourceV1
{
    public string? SizeLimit { get; set; }
}

public sealed class PersistentVolumeClaimVolumeSourceV1
{
    public string ClaimName { get; set; } = null!;
}

public sealed class Secret : BaseKubernetesResource
{
    public Secret()
        : base("v1", "Secret")
    {
    }

    public Dictionary<string, string> Data { get; } = [];

    public Dictionary<string, string> StringData { get; } = [];
}

public sealed class PersistentVolumeClaim : BaseKubernetesResource
{
    public PersistentVolumeClaim()
        : base("v1", "PersistentVolumeClaim")
    {
    }

    public PersistentVolumeClaimSpecV1 Spec { get; set; } = new();
}

public sealed class PersistentVolumeClaimSpecV1
{
    public List<string> AccessModes { get; } = [];

    public VolumeResourceRequirementsV1 Resources { get; set; } = new();
}

public sealed class VolumeResourceRequirementsV1
{
    public Dictionary<string, string> Requests { get; } = [];
}
