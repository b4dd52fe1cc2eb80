using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>The compiled contracts.</summary>
internal static class CompiledContracts
{
    /// <summary>Every service of every contract.</summary>
    public static IReadOnlyList<ServiceDescriptor> Services { get; } =
        [.. typeof(Picasso.Contracts.ServiceNames).Assembly.GetTypes().Where(type => type is { IsAbstract: true, IsSealed: true })
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null)).OfType<ServiceDescriptor>()
            .OrderBy(service => service.FullName, StringComparer.Ordinal)];

    /// <summary>Every .proto file.</summary>
    public static IReadOnlyList<FileDescriptor> Files { get; } =
        [.. typeof(Picasso.Contracts.ServiceNames).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null)).OfType<FileDescriptor>()];

    /// <summary>The descriptor of the service whose generated base class this is.</summary>
    public static ServiceDescriptor DescriptorOf(Type generatedBase) =>
        (ServiceDescriptor)generatedBase.DeclaringType!.GetProperty("Descriptor")!.GetValue(null)!;
}
