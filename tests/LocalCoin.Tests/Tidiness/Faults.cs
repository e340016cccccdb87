namespace LocalCoin.Tests.Tidiness;

/// <summary>Fails with every fault on a line of its own, because whoever broke ten wants to see ten.</summary>
public static class Faults
{
    public static void None(IEnumerable<string> found)
    {
        var faults = found.ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} found:\n{string.Join('\n', faults)}");
    }
}
