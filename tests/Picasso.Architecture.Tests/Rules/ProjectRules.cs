namespace Picasso.Architecture.Tests.Rules;

/// <summary>A rule about references between projects; findings are "Project refers to Other".</summary>
internal sealed record ProjectRule(string Name, Func<ProjectGraph, IEnumerable<string>> Violations);

/// <summary>Which project may refer to which: dependencies point from the programs to the domain.</summary>
internal static class ProjectRules
{
    private const string Shared = "services/Shared/";
    private const string Defaults = "Picasso.ServiceDefaults/";
    private const string Demo = "services/Demo/";

    // Rules of the business and of text, without any input or output.
    private static readonly string[] s_domain = ["Picasso.Kernel", "Picasso.Mail", "Picasso.Payments.Domain", "Picasso.Pictures"];

    private static readonly string[] s_drivers =
    [
        "Dapper", "EventStore.Client", "MailKit", "MassTransit", "Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore", "Minio", "MongoDB.",
        "MySqlConnector", "NetVips", "Pomelo.", "RabbitMQ.", "Stripe.net",
    ];

    public static ProjectRule DomainReachesNoDriver { get; } = new(
        "No project of the domain reaches a driver",
        graph => from project in graph.Projects
                 where s_domain.Contains(project.Name)
                 from reached in graph.ClosureOf(project)
                 from package in reached.Packages
                 where s_drivers.Any(driver => package.StartsWith(driver, StringComparison.Ordinal))
                 select $"{project.Name} reaches {package} through {reached.Name}");

    public static ProjectRule SharedServesWhatIsAbove { get; } = new(
        "A shared project refers to shared projects only", graph => References(graph, from => from.IsUnder(Shared), (_, to) => to.IsUnder(Shared)));

    public static ProjectRule DefaultsReferToSharedOnly { get; } = new(
        "The service defaults refer to shared projects only",
        graph => References(graph, from => from.IsUnder(Defaults), (_, to) => to.IsUnder(Shared)));

    public static ProjectRule ServicesReferToTheirOwn { get; } = new(
        "A service refers to its own projects, shared projects and the service defaults",
        graph => References(
            graph, from => from.IsUnder("services/") && !from.IsUnder(Shared),
            (from, to) => to.IsUnder(Shared) || to.IsUnder(Defaults) || FolderOf(from) == FolderOf(to)));

    public static ProjectRule DemoIsComposedOnly { get; } = new(
        "Standalone alone refers to the demo",
        graph => References(
            graph, from => IsProduct(from) && from.Name != "Picasso.Standalone" && !from.IsUnder(Demo), (_, to) => !to.IsUnder(Demo)));

    public static ProjectRule ProductNeedsNoTest { get; } = new(
        "No product project refers to a test project", graph => References(graph, IsProduct, (_, to) => IsProduct(to)));

    public static IReadOnlyList<ProjectRule> All { get; } =
        [DomainReachesNoDriver, SharedServesWhatIsAbove, DefaultsReferToSharedOnly, ServicesReferToTheirOwn, DemoIsComposedOnly, ProductNeedsNoTest];

    public static IReadOnlyList<string> Domain => s_domain;

    private static bool IsProduct(ProjectNode project) => !project.IsUnder("tests/");

    private static IEnumerable<string> References(
        ProjectGraph graph, Func<ProjectNode, bool> applies, Func<ProjectNode, ProjectNode, bool> allows) =>
        from project in graph.Projects
        where applies(project)
        from path in project.Projects
        let other = graph.Find(path)
        where !allows(project, other)
        select $"{project.Name} refers to {other.Name}";

    private static string FolderOf(ProjectNode project) => string.Join('/', project.Path.Split('/').Take(2));
}
