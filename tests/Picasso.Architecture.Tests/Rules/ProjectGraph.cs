using System.Xml.Linq;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>A project file and what it refers to.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Projects">Paths of the projects that it refers to.</param>
/// <param name="Packages">Names of the packages that it refers to.</param>
internal sealed record ProjectNode(string Path, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public bool IsUnder(string folder) => Path.StartsWith(folder, StringComparison.Ordinal);
}

/// <summary>The projects of the solution and their references, as the project files say.</summary>
internal sealed class ProjectGraph
{
    private readonly Dictionary<string, ProjectNode> _projects;

    private ProjectGraph(IEnumerable<ProjectNode> projects) => _projects = projects.ToDictionary(project => project.Path);

    public IReadOnlyCollection<ProjectNode> Projects => _projects.Values;

    public static ProjectGraph Read() =>
        new(Repository.WithExtension(".csproj").Select(path => Parse(path, Repository.Read(path))));

    /// <summary>The same graph with a project added or replaced.</summary>
    public ProjectGraph With(string path, string text) =>
        new([.. Projects.Where(project => project.Path != path), Parse(path, text)]);

    /// <summary>The project at a path; a reference to a path without a project is an error of the project file.</summary>
    public ProjectNode Find(string path) => _projects[path];

    /// <summary>A project and everything that it refers to, directly or through others.</summary>
    public IReadOnlyList<ProjectNode> ClosureOf(ProjectNode project)
    {
        var (found, open) = (new Dictionary<string, ProjectNode>(), new Queue<ProjectNode>([project]));
        while (open.TryDequeue(out var next))
        {
            if (!found.TryAdd(next.Path, next))
                continue;
            foreach (var path in next.Projects)
                open.Enqueue(Find(path));
        }

        return [.. found.Values];
    }

    private static ProjectNode Parse(string path, string text)
    {
        var items = XDocument.Parse(text).Descendants().ToLookup(item => item.Name.LocalName, item => (string?)item.Attribute("Include"));
        return new ProjectNode(
            path, [.. items["ProjectReference"].OfType<string>().Select(reference => Resolve(path, reference))], [.. items["PackageReference"].OfType<string>()]);
    }

    private static string Resolve(string path, string reference)
    {
        var full = Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, reference.Replace('\\', '/'));
        return Path.GetRelativePath(Repository.Root, Path.GetFullPath(full)).Replace('\\', '/');
    }
}
