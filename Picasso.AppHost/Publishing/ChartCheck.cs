using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Picasso.AppHost.Publishing;

/// <summary>Compares a chart's templates with its values: Helm renders a missing value as empty text, without a warning.</summary>
internal static partial class ChartCheck
{
    /// <summary>The values that templates use and <c>values.yaml</c> lacks, such as <c>secrets.users.mongodb_users_password</c>.</summary>
    public static IReadOnlyList<string> Missing(DirectoryInfo chart)
    {
        var values = new FileInfo(Path.Combine(chart.FullName, "values.yaml"));
        var templates = new DirectoryInfo(Path.Combine(chart.FullName, "templates"));
        if (!values.Exists || !templates.Exists)
            throw new DistributedApplicationException($"There is no chart in {chart.FullName}.");
        var root = Read(values);
        return
        [
            .. templates.EnumerateFiles("*.yaml", SearchOption.AllDirectories)
                .SelectMany(template => Value().Matches(File.ReadAllText(template.FullName)).Select(match => match.Groups[1].Value))
                .Distinct().Where(path => !Holds(root, path)).Order(StringComparer.Ordinal),
        ];
    }

    private static YamlNode? Read(FileInfo values)
    {
        using var text = values.OpenText();
        var yaml = new YamlStream();
        yaml.Load(text);
        return yaml.Documents.Count == 0 ? null : yaml.Documents[0].RootNode;
    }

    private static bool Holds(YamlNode? root, string path)
    {
        var node = root;
        foreach (var name in path.Split('.'))
            if (node is not YamlMappingNode map || !map.Children.TryGetValue(new YamlScalarNode(name), out node))
                return false;
        return true;
    }

    [GeneratedRegex(@"\.Values\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*)", RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
