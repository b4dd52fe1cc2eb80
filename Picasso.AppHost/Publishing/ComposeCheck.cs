using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Picasso.AppHost.Publishing;

/// <summary>Finds in a published Compose file what would fail only at its start, or silently start something else.</summary>
internal static partial class ComposeCheck
{
    /// <summary>The name under which it is published.</summary>
    public const string FileName = "docker-compose.yaml";

    private const string Variables = ".env";
    private const string Healthy = "service_healthy";
    private static readonly string[] s_conditions = ["service_started", Healthy, "service_completed_successfully"];

    /// <summary>Sentences about what is wrong; none for a file that can be started.</summary>
    public static IReadOnlyList<string> Flaws(DirectoryInfo output)
    {
        var file = new FileInfo(Path.Combine(output.FullName, FileName));
        if (!file.Exists)
            return [$"there is no {FileName} in {output.FullName}"];
        var text = File.ReadAllText(file.FullName);
        var root = Yaml.Parse(text);
        var services = Yaml.Entries(root, "services").ToList();
        return services.Count == 0
            ? [$"{FileName} has no services"]
            : [.. services.SelectMany(service => FlawsOf(service.Name, service.Node, services, root)), .. Unset(text, output)];
    }

    private static IEnumerable<string> FlawsOf(
        string name, YamlNode service, IReadOnlyCollection<(string Name, YamlNode Node)> services, YamlNode? root)
    {
        if (Yaml.Text(service, "image") is not { Length: > 0 } && Yaml.Find(service, "build") is null)
            yield return $"{name} has no image";
        foreach (var (other, dependency) in Yaml.Entries(service, "depends_on"))
        {
            var condition = Yaml.Text(dependency, "condition") ?? "service_started";
            if (services.FirstOrDefault(one => one.Name == other).Node is not { } found)
                yield return $"{name} depends on {other}, which is missing";
            else if (!s_conditions.Contains(condition))
                yield return $"{name} waits for {other} to be {condition}";
            else if (condition == Healthy && Yaml.Find(found, "healthcheck") is null)
                yield return $"{name} waits for {other} to be healthy, which has no health check";
        }

        foreach (var volume in NamedVolumes(service).Except(Yaml.Entries(root, "volumes").Select(entry => entry.Name)))
            yield return $"{name} uses the volume {volume}, which is missing";
    }

    // "name:/path" or a mapping; a source that begins with one of these is a folder of the machine.
    private static IEnumerable<string> NamedVolumes(YamlNode service) => Yaml.Items(service, "volumes")
        .Select(volume => volume is YamlScalarNode { Value: { } text } ? text.Split(':')[0]
            : Yaml.Text(volume, "type") is "bind" or "tmpfs" ? "" : Yaml.Text(volume, "source") ?? "")
        .Where(source => source is [not ('/' or '.' or '~' or '$'), ..]);

    private static IEnumerable<string> Unset(string text, DirectoryInfo output)
    {
        var file = new FileInfo(Path.Combine(output.FullName, Variables));
        if (!file.Exists)
            return [];
        var set = File.ReadLines(file.FullName).Select(line => line.Split('=')[0].Trim()).ToHashSet(StringComparer.Ordinal);
        return Variable().Matches(text).Select(match => match.Groups[1].Value).Distinct().Where(name => !set.Contains(name)).Order(StringComparer.Ordinal)
            .Select(name => $"the variable {name} is missing in {Variables}");
    }

    // "$$" is a dollar sign, and "${NAME:-text}" has a default.
    [GeneratedRegex(@"(?<!\$)\$\{([A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
