using Picasso.Contracts;
using Picasso.Contracts.Bus;
using Picasso.ServiceDefaults.Bus.RabbitMq;
using Picasso.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Picasso.EngineTests.Bus;

/// <summary>Pictures-commands decodes files of strangers: with its account at the broker, only its own part of the bus is within reach.</summary>
[Trait(Engines.Trait, "RabbitMq")]
public sealed class BrokerAccountsTests : IAsyncLifetime
{
    private readonly string _prefix = $"t{Guid.NewGuid():N}"[..9] + "-";
    private readonly BrokerAccounts _accounts;
    private IConnection _root = null!;
    private IConnection _service = null!;

    public BrokerAccountsTests() => _accounts = new BrokerAccounts(_prefix);

    private string Queue => $"{_prefix}payments-purchase";

    public async ValueTask InitializeAsync()
    {
        await _accounts.MakeAsync();
        _root = await RabbitMqConnections.To(new Uri(Engines.Need(Engines.RabbitMq))).CreateConnectionAsync();
        _service = await RabbitMqConnections.To(_accounts.AddressOf(ServiceNames.PicturesCommands)).CreateConnectionAsync();
        await using var channel = await _root.CreateChannelAsync();
        await channel.QueueDeclareAsync(Queue, durable: false, exclusive: false, autoDelete: false);
        foreach (var message in new[] { typeof(TransferOwnership), typeof(MailPerson), typeof(PictureReserved) })
            await channel.ExchangeDeclareAsync(ExchangeOf(message), ExchangeType.Fanout);
    }

    public async ValueTask DisposeAsync()
    {
        await using (var channel = await _root.CreateChannelAsync())
            await channel.QueueDeleteAsync(Queue);
        await _root.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public Task It_publishes_its_own_messages() => AllowedAsync(channel => PublishAsync(channel, ExchangeOf(typeof(PictureReserved)), ""));

    [Fact]
    public Task It_consumes_from_its_own_queues() => AllowedAsync(async channel =>
    {
        var own = $"{_prefix}pictures-commands-transfer-ownership";
        await channel.QueueDeclareAsync(own, durable: false, exclusive: false, autoDelete: true);
        await channel.QueueBindAsync(own, ExchangeOf(typeof(TransferOwnership)), "");
        await channel.BasicConsumeAsync(own, autoAck: true, new AsyncDefaultBasicConsumer(channel));
    });

    [Theory]
    [InlineData(typeof(TransferOwnership))]
    [InlineData(typeof(MailPerson))]
    public Task It_publishes_no_message_of_another_service(Type message) => RefusedAsync(channel => PublishAsync(channel, ExchangeOf(message), ""));

    [Fact]
    public Task It_sends_nothing_to_a_queue_directly() => RefusedAsync(channel => PublishAsync(channel, "", Queue));

    [Fact]
    public Task It_reads_no_queue_of_another_service() =>
        RefusedAsync(channel => channel.BasicConsumeAsync(Queue, autoAck: true, new AsyncDefaultBasicConsumer(channel)));

    [Fact]
    public Task It_has_no_part_in_mail_that_names_people() => RefusedAsync(async channel =>
    {
        var own = $"{_prefix}pictures-commands-mail";
        await channel.QueueDeclareAsync(own, durable: false, exclusive: false, autoDelete: true);
        await channel.QueueBindAsync(own, ExchangeOf(typeof(MailPerson)), "");
    });

    [Fact]
    public Task It_deletes_no_queue_of_another_service() => RefusedAsync(channel => channel.QueueDeleteAsync(Queue));

    private string ExchangeOf(Type message) => $"{_prefix}{message.Namespace}:{message.Name}";

    private static async Task PublishAsync(IChannel channel, string exchange, string key) =>
        await channel.BasicPublishAsync(exchange, key, mandatory: false, new BasicProperties(), ReadOnlyMemory<byte>.Empty);

    private async Task AllowedAsync(Func<IChannel, Task> act)
    {
        await using var channel = await OpenAsync();
        await act(channel);
        channel.IsOpen.ShouldBeTrue();
    }

    private async Task RefusedAsync(Func<IChannel, Task> act)
    {
        await using var channel = await OpenAsync();
        // A refused publish closes the channel, and with it the wait for its confirmation.
        var refused = await Should.ThrowAsync<RabbitMQClientException>(() => act(channel));
        refused.ShouldNotBeOfType<BrokerUnreachableException>();
        channel.CloseReason!.ReplyCode.ShouldBe((ushort)Constants.AccessRefused);
    }

    private Task<IChannel> OpenAsync() => _service.CreateChannelAsync(
        new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
}
