using System.Text.RegularExpressions;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>A declaration of a .proto file with the comment above it.</summary>
/// <param name="Kind">"service", "rpc", "message", "enum", "oneof", "value" or "field".</param>
/// <param name="Name">With the names around it: "Reactions.Like", "LikeRequest.picture_id".</param>
/// <param name="Comment">The comment's lines joined; empty when there is none.</param>
internal sealed record Declaration(string Kind, string Name, string Comment);

/// <summary>Reads the declarations of a .proto file; its comments do not survive in compiled descriptors.</summary>
internal static partial class ProtoFile
{
    public static IReadOnlyList<Declaration> Read(string text)
    {
        var (found, around, comment) = (new List<Declaration>(), new Stack<(string Kind, string Name)>(), new List<string>());
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                comment.Add(line.TrimStart('/').Trim());
                continue;
            }

            if (Declared(line, around) is { } declared)
            {
                var name = string.Join('.', around.Reverse().Where(outer => outer.Kind != "oneof").Select(outer => outer.Name).Append(declared.Name));
                found.Add(new Declaration(declared.Kind, name, string.Join(' ', comment)));
                if (line.EndsWith('{'))
                    around.Push(declared);
            }

            if (line == "}")
                around.Pop();
            comment.Clear();
        }

        return found;
    }

    private static (string Kind, string Name)? Declared(string line, Stack<(string Kind, string Name)> around)
    {
        if (Block().Match(line) is { Success: true } block)
            return (block.Groups["kind"].Value, block.Groups["name"].Value);
        if (Member().Match(line) is not { Success: true } member)
            return null;
        return around.TryPeek(out var outer) && outer.Kind == "enum" ? ("value", member.Groups["name"].Value) : ("field", member.Groups["name"].Value);
    }

    [GeneratedRegex(@"^(?<kind>service|message|enum|oneof|rpc)\s+(?<name>\w+)")]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?!option\b|syntax\b|import\b|package\b|reserved\b)(?:[\w.<>, ]+\s+)?(?<name>\w+)\s*=\s*\d+\s*(?:\[.*\])?;")]
    private static partial Regex Member();
}
