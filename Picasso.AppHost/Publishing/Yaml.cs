using YamlDotNet.RepresentationModel;

namespace Picasso.AppHost.Publishing;

/// <summary>Reads published YAML without a schema.</summary>
internal static class Yaml
{
    /// <summary>The first document; null for an empty text.</summary>
    /// <exception cref="YamlDotNet.Core.YamlException">It is no YAML.</exception>
    public static YamlNode? Parse(string text) => ParseAll(text) is [var first, ..] ? first : null;

    /// <summary>Every document of a text.</summary>
    /// <exception cref="YamlDotNet.Core.YamlException">It is no YAML.</exception>
    public static IReadOnlyList<YamlNode> ParseAll(string text)
    {
        using var reader = new StringReader(text);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return [.. yaml.Documents.Select(document => document.RootNode)];
    }

    /// <summary>The value of a key; null when there is none.</summary>
    public static YamlNode? Find(YamlNode? node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;

    /// <summary>The text of a key; null when there is none.</summary>
    public static string? Text(YamlNode? node, string key) => (Find(node, key) as YamlScalarNode)?.Value;

    /// <summary>The entries of a mapping, or the names of a sequence.</summary>
    public static IEnumerable<(string Name, YamlNode Node)> Entries(YamlNode? node, string key) => Find(node, key) switch
    {
        YamlMappingNode map => map.Children.Select(pair => (((YamlScalarNode)pair.Key).Value!, pair.Value)),
        YamlSequenceNode names => names.Children.OfType<YamlScalarNode>().Select(name => (name.Value!, (YamlNode)name)),
        _ => [],
    };

    /// <summary>The items of a sequence.</summary>
    public static IEnumerable<YamlNode> Items(YamlNode? node, string key) => Find(node, key) is YamlSequenceNode items ? items.Children : [];
}
