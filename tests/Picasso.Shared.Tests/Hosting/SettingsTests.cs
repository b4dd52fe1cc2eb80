using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using MongoDB.Driver;
using MySqlConnector;
using Picasso.Kernel;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Settings;
using RabbitMQ.Client;

namespace Picasso.Shared.Tests.Hosting;

/// <summary>What every process does with its configuration before it reads a setting.</summary>
public sealed class SettingsTests
{
    // Each has a meaning in an address, in a list of pairs, or in both.
    private const string Password = "@:/?#%&=; \"'+{}[]é";

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_blank_variable_counts_as_not_set(string blank)
    {
        var name = $"Picasso__Test{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(name, blank);
        try
        {
            var builder = WebApplication.CreateBuilder();
            builder.Configuration[name.Replace("__", ":", StringComparison.Ordinal)].ShouldNotBeNull();

            builder.AddServiceDefaults(firstInProcess: false);

            builder.Configuration[name.Replace("__", ":", StringComparison.Ordinal)].ShouldBeNull();
            builder.Configuration.GetSection("Picasso").GetChildren().ShouldNotContain(child => name.EndsWith(child.Key, StringComparison.Ordinal));
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Fact]
    public void A_default_of_a_file_holds_where_the_variable_is_blank()
    {
        var name = $"PICASSO_TEST_{Guid.NewGuid():N}_";
        Environment.SetEnvironmentVariable($"{name}Setting", "");
        try
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Setting", "default")]).AddEnvironmentVariables(name)
                .PrepareSettings().Build();

            configuration["Setting"].ShouldBe("default");
        }
        finally
        {
            Environment.SetEnvironmentVariable($"{name}Setting", null);
        }
    }

    [Fact]
    public void A_password_of_any_characters_reaches_the_broker() => new ConnectionFactory
    {
        Uri = new Uri(Connection("rabbitmq", "amqp://guest:<password>@rabbitmq:5672")),
    }.Password.ShouldBe(Password);

    [Fact]
    public void A_password_of_any_characters_reaches_the_documents() =>
        new MongoUrl(Connection("mongodb", "mongodb://users:<password>@mongodb:27017/?authSource=admin&directConnection=true")).Password.ShouldBe(Password);

    [Fact]
    public void A_password_of_any_characters_reaches_a_shard() => new MySqlConnectionStringBuilder(
        Connection("payments_0", "Server=mysql-0;Port=3306;User ID=payments;Password=<password>;Database=payments-0")).Password.ShouldBe(Password);

    [Fact]
    public void A_secret_of_any_characters_reaches_the_objects() => new DbConnectionStringBuilder
    {
        ConnectionString = Connection("objects", "Endpoint=http://objects:9000;BrowserEndpoint=none;AccessKey=picasso-users;SecretKey=<password>"),
    }["SecretKey"].ShouldBe(Password);

    [Fact]
    public void A_password_of_any_characters_reaches_the_log() =>
        Uri.UnescapeDataString(new Uri(Connection("eventstore", "esdb://picasso:<password>@eventstore:2113?tls=false")).UserInfo).ShouldBe($"picasso:{Password}");

    [Fact]
    public void A_connection_string_with_its_own_password_stays_as_it_is()
    {
        const string whole = "amqp://guest:secret@rabbitmq:5672";
        Connection("rabbitmq", whole).ShouldBe(whole);
    }

    [Fact]
    public void A_connection_string_whose_password_is_missing_is_refused_by_name() =>
        Should.Throw<InvalidConfigurationException>(() => new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:mongodb", "mongodb://users:<password>@mongodb")]).PrepareSettings())
            .Message.ShouldBe("ConnectionStrings:mongodb asks for a password with <password>, and Picasso:ConnectionPasswords:mongodb is not set.");

    [Fact]
    public void A_service_is_found_by_a_variable_without_hyphens()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("services:pictures_commands:http:0", "http://one:80"), new("services:pictures_commands:http:1", "http://two:80")])
            .PrepareSettings().PrepareSettings().Build();

        configuration.GetSection("Services:pictures-commands:http").GetChildren().Select(address => address.Value).ShouldBe(["http://one:80", "http://two:80"]);
    }

    [Fact]
    public void An_address_under_the_services_own_name_counts_first()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Services:pictures_queries:http:0", "http://other:80"), new("Services:pictures-queries:http:0", "http://own:80")])
            .PrepareSettings().Build();

        configuration["Services:pictures-queries:http:0"].ShouldBe("http://own:80");
    }

    private static string Connection(string name, string connection) => new ConfigurationBuilder()
        .AddInMemoryCollection([new($"ConnectionStrings:{name}", connection), new($"Picasso:ConnectionPasswords:{name}", Password)])
        .PrepareSettings().PrepareSettings().Build().GetConnectionString(name)!;
}
