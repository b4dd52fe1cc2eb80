using System.CommandLine;
using MassTransit;
using Picasso.Contracts;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Bus.RabbitMq;
using Picasso.ServiceDefaults.Settings;

namespace Picasso.Standalone;

/// <summary>The verb <c>redrive</c>: lists the failed messages of the bus, or redrives those of one queue.</summary>
internal static class Redriving
{
    public static Command CreateCommand()
    {
        var queue = new Argument<string?>("queue")
        {
            Description = "The queue whose failures go back to it; left out, every queue is listed with how many failures wait.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("redrive", "Requeues failed messages, each with its own id.") { queue };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetValue(queue), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? queue, CancellationToken cancellationToken)
    {
        try
        {
            var configuration = new ConfigurationBuilder()
                .SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().PrepareSettings().Build();
            return await RunAsync(configuration, queue, cancellationToken);
        }
        catch (InvalidConfigurationException bad)
        {
            await Console.Error.WriteLineAsync(bad.Message);
            return 2;
        }
    }

    private static async Task<int> RunAsync(IConfiguration configuration, string? queue, CancellationToken cancellationToken)
    {
        if (BrokerAddress.Find(configuration) is not { } broker)
        {
            await Console.Error.WriteLineAsync($"ConnectionStrings:{ResourceNames.RabbitMq} is not set: without a broker nothing is kept to redrive.");
            return 2;
        }

        var errors = RabbitMqErrorQueue.Of(broker);
        return queue is null
            ? await ListAsync(errors, await BusMap.DrawAsync(configuration, [.. Role.Services.Select(role => role.Consumers)]), cancellationToken)
            : await RedriveAsync(errors, queue, cancellationToken);
    }

    private static async Task<int> ListAsync(RabbitMqErrorQueue errors, IEnumerable<BusEndpoint> endpoints, CancellationToken cancellationToken)
    {
        foreach (var (queue, messages) in await errors.CountAsync(endpoints.Select(endpoint => endpoint.Queue).Distinct(), cancellationToken))
            Console.WriteLine($"{messages,8} {queue}");
        return 0;
    }

    private static async Task<int> RedriveAsync(RabbitMqErrorQueue errors, string queue, CancellationToken cancellationToken)
    {
        if (await errors.RedriveAsync(queue, cancellationToken) is not { } moved)
        {
            await Console.Error.WriteLineAsync($"There is no queue '{queue}' with failures of its own; 'redrive' alone lists the queues.");
            return 1;
        }

        Console.WriteLine($"{moved} messages went back to {queue}.");
        return 0;
    }
}
