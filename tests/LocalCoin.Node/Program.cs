// Reads payments from standard input, one a line: ID WALLET MERCHANT SPOT COINS. Writes one line for each answer, in
// the order in which they come: ID ANSWER. Its first line is "ready". It ends when its input does.

using LocalCoin.Ledger;
using LocalCoin.Store;
using Microsoft.Extensions.Logging.Abstractions;

var store = new PostgresEventStore(Environment.GetEnvironmentVariable("NODE_CONNECTION")!, args[0]);
await using (store)
{
    var writer = new LedgerWriter(
        store, new Limits(), SystemClock.Instance, new WriterOptions(), NullLogger<LedgerWriter>.Instance);
    await using (writer)
    {
        var answering = new List<Task>();
        await Say("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            answering.RemoveAll(task => task.IsCompletedSuccessfully);
            answering.Add(Pay(writer, line.Split(' ')));
        }
        await Task.WhenAll(answering);
    }
}

static async Task Pay(LedgerWriter writer, string[] words)
{
    var (id, wallet, spot) = (words[0], WalletId.Parse(words[1]), SpotId.Parse(words[3]));
    var command = new PayMerchant(
        new PaymentId(id), wallet, MerchantId.Parse(words[2]), spot, new Amount(long.Parse(words[4])), null, false,
            null);
    var sender = new Sender(new ActorId(wallet.Value), null, null);
    var answer = await writer.Send(Sent.Live(Guid.Parse(id), command, sender), CancellationToken.None);
    await Say($"{id} {answer.GetType().Name}");
}

static async Task Say(string line)
{
    await Console.Out.WriteLineAsync(line);
    await Console.Out.FlushAsync();
}
