using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts;

namespace Picasso.AppHost.Developing;

/// <summary>Command-line commands of operators as commands of the dashboard: each runs with the variables of its service.</summary>
internal static class CommandExtensions
{
    private const string Name = "name";

    /// <summary>Fills the marketplace with sample users and pictures.</summary>
    public static IResourceBuilder<ProjectResource> WithDemoCommand(this IResourceBuilder<ProjectResource> web) => web.WithOperatorCommand(
        "fill-demo", "Fill with demo data", "Sample people, pictures and sales; takes a minute or more. They read their own mail: start with --Picasso:Embedded=mail.",
        "PeopleAdd", web.Resource, (_, _) => ["demo"]);

    /// <summary>Lists the shards, adds one, and moves buckets.</summary>
    public static IResourceBuilder<ProjectResource> WithShardCommands(this IResourceBuilder<ProjectResource> payments) => payments
        .WithOperatorCommand(
            "show-shards", "Show shards", "The shards of payments and how many of the 1,024 buckets each holds.", "DatabaseSearch", payments.Resource,
            (_, data) => ["shards", "--data", data])
        .WithOperatorCommand(
            "add-shard", "Add a shard", "Takes a shard in while people buy; payments must have its connection string (Picasso:Shards).", "DatabaseArrowUp", payments.Resource,
            (given, data) => ["shards", "add", given.GetString(Name)!, "--data", data],
            Text(Name, "Shard", "payments-2"))
        .WithOperatorCommand(
            "move-buckets", "Move buckets", "Moves buckets to a shard while people buy.", "DatabaseSwitch", payments.Resource,
            (given, data) => ["shards", "move", given.GetString(Name)!, given.GetString("first")!, given.GetString("last")!, "--data", data],
            Text(Name, "Shard that gets them", "payments-1"), Number("first", "First bucket (0 to 1023)"), Number("last", "Last bucket (0 to 1023)"));

    /// <summary>Lists failed messages, and redrives those of one queue, by the broker's root account: a service may read its own queues only.</summary>
    /// <param name="bus">The broker.</param>
    /// <param name="service">A service with the other settings of the program.</param>
    public static void WithRedriveCommands(
        this IResourceBuilder<IResourceWithConnectionString> bus, IResourceBuilder<ProjectResource> service) => bus
        .WithOperatorCommand(
            "show-failed-messages", "Show failed messages", "How many messages failed in each queue.", "MailError", service.Resource, (_, _) => ["redrive"],
            bus.Resource)
        .WithOperatorCommand(
            "redrive", "Redrive failed messages", "Sends the messages that failed in a queue to it again.", "ArrowRepeatAll", service.Resource,
            (given, _) => ["redrive", given.GetString(Name)!], bus.Resource,
            Text(Name, "Queue", "payments-purchase-saga"));

    /// <summary>Rebuilds a view from the log. The service's copies are stopped meanwhile.</summary>
    public static IResourceBuilder<ProjectResource> WithRebuildCommand(this IResourceBuilder<ProjectResource> service)
    {
        if (!service.ApplicationBuilder.ExecutionContext.IsRunMode)
            return service;
        return service.WithProcessCommand("rebuild-projection", "Rebuild a projection", async context =>
        {
            var run = await Programs.AsAsync(
                service.Resource, Programs.Of(service.Resource), ["projections", "rebuild", context.Arguments.GetString(Name) ?? "all"], context);
            await service.Resource.AllCopiesAsync(KnownResourceCommands.StopCommand, context.Services, context.CancellationToken);
            return run;
        }, new ProcessCommandOptions
        {
            Description = "Makes a view, or all, anew from the log. The copies of the service are stopped meanwhile.",
            ConfirmationMessage = "Stop the service and make the view anew?",
            Arguments = [Text(Name, "Projection", "all")],
            IconName = "ArrowReset",
            GetCommandResult = async done =>
            {
                await service.Resource.AllCopiesAsync(KnownResourceCommands.StartCommand, done.Services, done.CancellationToken);
                return done.ExitCode == 0
                    ? CommandResults.Success("Made anew.", done.GetFormattedOutput())
                    : CommandResults.Failure($"The command ended with {done.ExitCode}.", done.GetFormattedOutput());
            },
        });
    }

    private static IResourceBuilder<T> WithOperatorCommand<T>(
        this IResourceBuilder<T> resource, string name, string title, string description, string icon, IResource service,
        Func<InteractionInputCollection, string, string[]> words, params InteractionInput[] inputs)
        where T : IResource => resource.WithOperatorCommand(name, title, description, icon, service, words, root: null, inputs);

    private static IResourceBuilder<T> WithOperatorCommand<T>(
        this IResourceBuilder<T> resource, string name, string title, string description, string icon, IResource service,
        Func<InteractionInputCollection, string, string[]> words, IResourceWithConnectionString? root, params InteractionInput[] inputs)
        where T : IResource
    {
        var builder = resource.ApplicationBuilder;
        if (!builder.ExecutionContext.IsRunMode)
            return resource;
        return resource.WithProcessCommand(name, title, async context =>
        {
            var run = await Programs.AsAsync(service, Programs.Standalone(builder), [], context);
            if (root is not null && await root.GetConnectionStringAsync(context.CancellationToken) is { } connection)
                run.EnvironmentVariables[$"ConnectionStrings__{root.Name}"] = connection;
            return run.With(words(context.Arguments, run.EnvironmentVariables["Picasso__DataDirectory"]));
        }, new ProcessCommandOptions { Description = description, Arguments = inputs, IconName = icon });
    }

    private static async Task AllCopiesAsync(this ProjectResource service, string command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var result = await services.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(service, command, cancellationToken);
        if (!result.Success)
            throw new DistributedApplicationException($"{service.Name} did not {command}: {result.Message}");
    }

    private static InteractionInput Text(string name, string label, string value) =>
        new() { Name = name, Label = label, InputType = InputType.Text, Required = true, Value = value };

    private static InteractionInput Number(string name, string label) =>
        new() { Name = name, Label = label, InputType = InputType.Number, Required = true };
}
