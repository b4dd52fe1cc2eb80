using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Picasso.AppHost.Publishing;

/// <summary>
/// Finds in a published chart what Helm would install in silence or refuse at the installation: values that templates use and the chart lacks, which are
/// rendered as empty text, and templates that are no objects of a cluster.
/// </summary>
internal static partial class ChartCheck
{
    /// <summary>The values that templates use and <c>values.yaml</c> lacks, such as <c>secrets.users.mongodb_users_password</c>.</summary>
    public static IReadOnlyList<string> Missing(DirectoryInfo chart)
    {
        var root = Yaml.Parse(File.ReadAllText(ValuesOf(chart).FullName));
        return
        [
            .. TemplatesOf(chart)
                .SelectMany(template => Value().Matches(File.ReadAllText(template.FullName)).Select(match => match.Groups[1].Value))
                .Distinct().Where(path => !Holds(root, path)).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Sentences about what is wrong with the form of the chart and its templates.</summary>
    public static IReadOnlyList<string> Flaws(DirectoryInfo chart)
    {
        var description = new FileInfo(Path.Combine(chart.FullName, "Chart.yaml"));
        var root = description.Exists ? Yaml.Parse(File.ReadAllText(description.FullName)) : null;
        return
        [
            .. ((string[])["apiVersion", "name", "version"]).Where(key => Yaml.Text(root, key) is not { Length: > 0 }).Select(key => $"Chart.yaml has no {key}"),
            .. TemplatesOf(chart).OrderBy(template => template.FullName, StringComparer.Ordinal)
                .SelectMany(template => FlawsOf(Path.GetRelativePath(chart.FullName, template.FullName), File.ReadAllText(template.FullName))),
        ];
    }

    private static IEnumerable<FileInfo> TemplatesOf(DirectoryInfo chart) => ValuesOf(chart) is { Exists: true }
        ? new DirectoryInfo(Path.Combine(chart.FullName, "templates")).EnumerateFiles("*.yaml", SearchOption.AllDirectories)
        : [];

    private static FileInfo ValuesOf(DirectoryInfo chart)
    {
        var values = new FileInfo(Path.Combine(chart.FullName, "values.yaml"));
        return values.Exists && Directory.Exists(Path.Combine(chart.FullName, "templates"))
            ? values
            : throw new DistributedApplicationException($"There is no chart in {chart.FullName}.");
    }

    private static IReadOnlyList<string> FlawsOf(string name, string template)
    {
        try
        {
            // As Helm renders it, with any text for an expression.
            return [.. Yaml.ParseAll(Expression().Replace(Directive().Replace(template, ""), "x")).SelectMany(item => FlawsOf(name, item))];
        }
        // The second is what the reader throws at some texts that are none.
        catch (Exception fault) when (fault is YamlException or InvalidOperationException)
        {
            return [$"{name} is no YAML"];
        }
    }

    // A document of which conditions leave nothing is no object.
    private static IEnumerable<string> FlawsOf(string name, YamlNode item) => item is YamlScalarNode { Value: null or "" } ? [] : ((string[])["apiVersion", "kind"])
        .Where(key => Yaml.Text(item, key) is not { Length: > 0 }).Select(key => $"{name} has no {key}")
        .Concat(Yaml.Text(Yaml.Find(item, "metadata"), "name") is { Length: > 0 } ? [] : [$"{name} has no metadata.name"]);

    private static bool Holds(YamlNode? root, string path)
    {
        var node = root;
        foreach (var name in path.Split('.'))
        {
            node = Yaml.Find(node, name);
            if (node is null)
                return false;
        }

        return true;
    }

    [GeneratedRegex(@"\.Values\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*)", RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    // A line with nothing but "{{- if … }}" or "{{- end }}".
    [GeneratedRegex(@"^[ \t]*\{\{-?[^}]*\}\}[ \t]*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"\{\{[^}]*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Expression();
}
