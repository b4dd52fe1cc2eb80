using YamlDotNet.RepresentationModel;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>The documents of Kubernetes that are applied beside the published chart.</summary>
internal static class Manifests
{
    private const string Folder = "Picasso.AppHost/Kubernetes/";

    public static IEnumerable<YamlMappingNode> Of(string kind) => All().Where(document => document.Text("kind") == kind);

    public static IReadOnlyList<string> Files() =>
        [.. Repository.Files.Where(file => file.StartsWith(Folder, StringComparison.Ordinal)).Select(file => file[Folder.Length..])];

    public static string NameOf(this YamlMappingNode document) => document.Map("metadata").Text("name");

    public static YamlMappingNode Map(this YamlMappingNode node, string key) => (YamlMappingNode)node[key];

    public static IEnumerable<YamlMappingNode> List(this YamlMappingNode node, string key) => ((YamlSequenceNode)node[key]).Cast<YamlMappingNode>();

    public static string Text(this YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    public static int Number(this YamlMappingNode node, string key) => int.Parse(node.Text(key), System.Globalization.CultureInfo.InvariantCulture);

    public static IReadOnlyList<string> Keys(this YamlMappingNode node) => [.. node.Children.Keys.Select(key => ((YamlScalarNode)key).Value!)];

    public static IEnumerable<YamlMappingNode> All()
    {
        foreach (var file in Files())
        {
            var stream = new YamlStream();
            using var text = new StringReader(Repository.Read(Folder + file));
            stream.Load(text);
            foreach (var document in stream.Documents)
                yield return (YamlMappingNode)document.RootNode;
        }
    }
}
