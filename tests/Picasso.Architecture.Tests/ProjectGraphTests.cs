using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

public sealed class ProjectGraphTests
{
    public static TheoryData<string> Names => [.. ProjectRules.All.Select(rule => rule.Name)];

    /// <summary>Rule, planted project, what it refers to, and the finding.</summary>
    public static TheoryData<string, string, string, string> Planted => new()
    {
        {
            ProjectRules.DomainReachesNoDriver.Name, "services/Pictures/Picasso.Pictures/Picasso.Pictures.csproj",
            Project("../../Shared/Picasso.EventSourcing.Sqlite/Picasso.EventSourcing.Sqlite.csproj"),
            "Picasso.Pictures reaches Microsoft.Data.Sqlite through Picasso.EventSourcing.Sqlite"
        },
        {
            ProjectRules.DomainReachesNoDriver.Name, "services/Shared/Picasso.Mail/Picasso.Mail.csproj", Package("MailKit"),
            "Picasso.Mail reaches MailKit through Picasso.Mail"
        },
        {
            ProjectRules.DomainReachesNoDriver.Name, "services/Payments/Picasso.Payments.Domain/Picasso.Payments.Domain.csproj", Package("MassTransit"),
            "Picasso.Payments.Domain reaches MassTransit through Picasso.Payments.Domain"
        },
        {
            ProjectRules.DomainReachesNoDriver.Name, "services/Payments/Picasso.Payments.Domain/Picasso.Payments.Domain.csproj",
            Project("../Picasso.Payments.Providers/Picasso.Payments.Providers.csproj"),
            "Picasso.Payments.Domain reaches Stripe.net through Picasso.Payments.Providers"
        },
        {
            ProjectRules.SharedServesWhatIsAbove.Name, "services/Shared/Picasso.Planted/Picasso.Planted.csproj",
            Project("../../../Picasso.ServiceDefaults/Picasso.ServiceDefaults.csproj"), "Picasso.Planted refers to Picasso.ServiceDefaults"
        },
        {
            ProjectRules.SharedServesWhatIsAbove.Name, "services/Shared/Picasso.Planted/Picasso.Planted.csproj",
            Project("../../Pictures/Picasso.Pictures/Picasso.Pictures.csproj"), "Picasso.Planted refers to Picasso.Pictures"
        },
        {
            ProjectRules.DefaultsReferToSharedOnly.Name, "Picasso.ServiceDefaults/Picasso.ServiceDefaults.csproj",
            Project("../services/Users/Picasso.Users/Picasso.Users.csproj"), "Picasso.ServiceDefaults refers to Picasso.Users"
        },
        {
            ProjectRules.ServicesReferToTheirOwn.Name, "services/Messages/Picasso.Planted/Picasso.Planted.csproj",
            Project("../../Users/Picasso.Users/Picasso.Users.csproj"), "Picasso.Planted refers to Picasso.Users"
        },
        {
            ProjectRules.DemoIsComposedOnly.Name, "web/Picasso.Planted/Picasso.Planted.csproj",
            Project("../../services/Demo/Picasso.Demo/Picasso.Demo.csproj"), "Picasso.Planted refers to Picasso.Demo"
        },
        {
            ProjectRules.ProductNeedsNoTest.Name, "web/Picasso.Planted/Picasso.Planted.csproj",
            Project("../../tests/Picasso.Testing/Picasso.Testing.csproj"), "Picasso.Planted refers to Picasso.Testing"
        },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void No_project_breaks_a_rule(string name) => Find(name).Violations(ProjectGraph.Read()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_reference_is_found(string name, string path, string text, string finding) =>
        Find(name).Violations(ProjectGraph.Read().With(path, text)).ShouldContain(finding);

    [Fact]
    public void Every_rule_has_a_planted_reference() =>
        Names.Select(row => row.Data).ShouldBeSubsetOf([.. Planted.Select(row => row.Data.Item1)]);

    [Fact]
    public void Every_project_of_the_domain_exists() =>
        ProjectRules.Domain.ShouldBeSubsetOf([.. ProjectGraph.Read().Projects.Select(project => project.Name)]);

    private static ProjectRule Find(string name) => ProjectRules.All.Single(rule => rule.Name == name);

    private static string Project(string reference) => Item($"<ProjectReference Include=\"{reference}\" />");

    private static string Package(string name) => Item($"<PackageReference Include=\"{name}\" />");

    private static string Item(string item) => $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{item}</ItemGroup></Project>";
}
