Console.WriteLine("SyCam");
