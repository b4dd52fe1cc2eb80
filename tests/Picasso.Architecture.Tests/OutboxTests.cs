using MassTransit;
using Microsoft.Extensions.Logging.Abstractions;
using Mono.Cecil;
using Picasso.Architecture.Tests.Rules;
using Picasso.Background;
using Picasso.Kernel;

namespace Picasso.Architecture.Tests;

/// <summary>One loop delivers what waits in a store: it leases, retries, sets aside and measures.</summary>
public sealed class OutboxTests
{
    /// <summary>The one loop.</summary>
    public const string Shared = "Picasso.Messaging.OutboxRelay`1";

    private const string Loop = "Picasso.Background.BackgroundLoop";
    private const string Port = "Picasso.Messaging.IOutbox`1";

    // A wake-up carries nothing: it follows from the due time in a row, and is repeated until that time moves. The sandbox simulates the webhooks
    // of a provider, which repeats them until the purchase has recorded them.
    private static readonly string[] s_publishWithoutOutbox =
        ["Picasso.Payments.Outbox.PurchaseTimeoutScheduler", "Picasso.Payments.Providers.Sandbox.SandboxDisputes"];

    [Fact]
    public void No_other_background_service_publishes_to_the_bus() =>
        Offenders(SolutionAssemblies.Types, Publishes).Except(s_publishWithoutOutbox).ShouldBeEmpty();

    [Fact]
    public void No_background_service_backs_off_by_itself() => Offenders(SolutionAssemblies.Types, BacksOff).ShouldBeEmpty();

    [Fact]
    public void Only_the_shared_loop_leases_entries() => Leasing(SolutionAssemblies.Types).ShouldBeEmpty();

    [Fact]
    public void The_outboxes_of_users_reactions_payments_and_mail_are_delivered_by_it() =>
        SolutionAssemblies.Types.Where(type => type.BaseType?.GetElementType().FullName == Shared).Select(type => type.FullName).ShouldBe(
            [
                "Picasso.Mail.Delivery.MailRelay", "Picasso.Payments.Outbox.OutboxRelay", "Picasso.Reactions.Publishing.OutboxRelay",
                "Picasso.Users.Relaying.OutboxRelay", "Picasso.Users.Requesting.LinkRequestRelay",
            ],
            ignoreOrder: true);

    [Fact]
    public void A_relay_with_a_loop_of_its_own_is_found()
    {
        string[] planted = [typeof(RelayWithALoopOfItsOwn).FullName!.Replace('+', '/')];
        Offenders(SolutionAssemblies.Planted, Publishes).ShouldBe(planted);
        Offenders(SolutionAssemblies.Planted, BacksOff).ShouldBe(planted);
        Leasing(SolutionAssemblies.Planted).ShouldBe(planted);
    }

    private static bool Publishes(string called) => called.Contains("::Publish", StringComparison.Ordinal) && called.StartsWith("MassTransit.", StringComparison.Ordinal);

    private static bool BacksOff(string called) => called == "Picasso.Kernel.Backoff::Pause";

    private static IEnumerable<string> Offenders(IEnumerable<TypeDefinition> types, Func<string, bool> isForbidden) =>
        types.Where(type => type.BaseType?.FullName == Loop && type.FullName != Shared && Called(type).Any(isForbidden)).Select(type => type.FullName);

    // An adapter that wraps another may pass a call on.
    private static IEnumerable<string> Leasing(IEnumerable<TypeDefinition> types) => types
        .Where(type => !type.Name.StartsWith('<') && !IsRelay(type) && !IsOutbox(type) && Called(type).Contains($"{Port}::TakeAsync"))
        .Select(type => type.FullName);

    private static bool IsRelay(TypeDefinition type) => type.FullName == Shared || type.BaseType?.GetElementType().FullName == Shared;

    private static bool IsOutbox(TypeDefinition type) => type.Interfaces.Any(one => one.InterfaceType.GetElementType().FullName == Port);

    // What the compiler makes of asynchronous methods and lambdas lies in nested types.
    private static IEnumerable<string> Called(TypeDefinition type) => type.Methods.Where(method => method.HasBody)
        .SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand).OfType<MethodReference>()
        .Select(method => $"{method.DeclaringType.GetElementType().FullName}::{method.Name}")
        .Concat(type.NestedTypes.Where(nested => nested.Name.StartsWith('<')).SelectMany(Called));

    /// <summary>Leases, publishes and backs off by itself.</summary>
    internal sealed class RelayWithALoopOfItsOwn(Messaging.IOutbox<string> outbox, IBus bus) : BackgroundLoop(TimeProvider.System, NullLogger.Instance)
    {
        protected override async Task LoopAsync(CancellationToken stoppingToken)
        {
            foreach (var lease in await outbox.TakeAsync(Clock.GetUtcNow(), TimeSpan.FromMinutes(1), 1, stoppingToken))
                await bus.Publish<object>(lease.Content, stoppingToken);
            await Task.Delay(Backoff.Pause(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), 1), Clock, stoppingToken);
        }
    }
}
