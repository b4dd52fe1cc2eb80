using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Architecture.Tests.Rules;
using Picasso.Contracts;
using Picasso.ServiceDefaults.PublicAddress;
using Picasso.Standalone;
using Picasso.Web;

namespace Picasso.Architecture.Tests;

/// <summary>Each host that builds links on the public address is given that address in the distributed topology.</summary>
public sealed partial class PublicAddressTests
{
    private const string Variable = "Picasso__PublicUrl";

    [Fact]
    public void Users_payments_and_the_web_read_it() =>
        Readers().ShouldBe([ServiceNames.Users, ServiceNames.Payments, ServiceNames.Web], ignoreOrder: true);

    [Fact]
    public void Each_host_that_reads_it_is_given_it_in_the_manifest()
    {
        using var manifest = JsonDocument.Parse(Repository.Read("aspire-manifest.json"));
        var given = manifest.RootElement.GetProperty("resources").EnumerateObject()
            .Where(resource => resource.Value.TryGetProperty("env", out var variables)
                && variables.TryGetProperty(Variable, out var value) && value.GetString() == "{public-url.value}")
            .Select(resource => resource.Name);
        given.ShouldBe(Readers(), ignoreOrder: true);
    }

    [Fact]
    public void Each_host_that_reads_it_is_given_it_by_the_app_host()
    {
        // The web gives it to itself where it is added.
        var given = GivenInProgram().Matches(Repository.Read("Picasso.AppHost/Program.cs")).Select(match => match.Groups[1].Value);
        given.ShouldBe(Readers().Except([ServiceNames.Web]), ignoreOrder: true);
    }

    [Fact]
    public void No_other_class_reads_the_setting()
    {
        var readers = Repository.WithExtension(".cs", ".razor")
            .Where(file => !file.StartsWith("tests/", StringComparison.Ordinal) && !file.StartsWith("Picasso.AppHost/", StringComparison.Ordinal))
            .Where(file => Repository.Read(file).Contains("Picasso:PublicUrl\"", StringComparison.Ordinal));
        readers.ShouldBeEmpty($"{nameof(PublicSite)} is the one reader of the setting.");
    }

    /// <summary>The roles whose composition registers the address.</summary>
    private static List<string> Readers() =>
    [
        .. Role.Services.Where(role => Registers(role.Add)).Select(role => role.Name),
        .. Registers(builder => builder.AddWeb()) ? [ServiceNames.Web] : Array.Empty<string>(),
    ];

    private static bool Registers(Action<WebApplicationBuilder> compose)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        compose(builder);
        return builder.Services.Any(service => service.ServiceType == typeof(PublicSite));
    }

    [GeneratedRegex(@"^(\w+)\.WithPublicUrl\(web\);", RegexOptions.Multiline)]
    private static partial Regex GivenInProgram();
}
